// Photos that are chosen for what is being written: made ready one after another, then sent at once, before the words are.
import { useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { maxFiles } from '#shared/files/limits.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { preparePhoto } from './prepare-photo.ts'
import type { Draft } from './drafts.ts'
import type { ChangeDraft } from './use-draft.ts'

/** Photos on their way into a draft. */
export interface ComingPhotos {
  readonly preparing: number
  /** Why the last one was not taken. */
  readonly refused: RefusalCode | undefined
  add(files: readonly File[]): void
  /** Something else is done since. */
  forgetRefused(): void
}

export function usePhotos(draft: Draft, change: ChangeDraft): ComingPhotos {
  const room = useRoom()
  const [preparing, setPreparing] = useState(0)
  const [refused, setRefused] = useState<RefusalCode>()
  const add = async (chosen: readonly File[]) => {
    const files = chosen.slice(0, maxFiles - draft.files.length)
    setRefused(undefined)
    setPreparing((before) => before + files.length)
    for (const file of files) {
      const ready = await preparePhoto(file)
      if (ready.ok) {
        const { blob, width, height } = ready.value
        const id = await room.files.send('photo', blob)
        change(({ files: before }) => ({
          files: [...before, { file: { is: 'photo', id, width, height }, bytes: blob.size }],
        }))
      } else setRefused(ready.refusal.code)
      setPreparing((before) => before - 1)
    }
  }
  return { preparing, refused, add: (files) => void add(files), forgetRefused: () => setRefused(undefined) }
}
