import { useCallback, useRef, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { emptyDraft, readDraft, saveDraft } from './drafts.ts'
import type { Draft } from './drafts.ts'

/** Changes a draft: by what is new of it, or by a function of it as it is then; `undefined` begins it afresh. */
export type ChangeDraft = (change: Partial<Draft> | ((before: Draft) => Partial<Draft>) | undefined) => void

/** The draft of one place, and how to change it. @param first what it is as long as nobody has changed it. */
export function useDraft(place: string, first: Draft = emptyDraft): [Draft, ChangeDraft] {
  const roomId = useRoom().info.id
  const [begun, setBegun] = useState(() => readDraft({ roomId, place }))
  const unbegun = useRef(first)
  unbegun.current = first
  const change = useCallback<ChangeDraft>(
    (part) =>
      setBegun((before = unbegun.current) => {
        const after = part && { ...before, ...(typeof part === 'function' ? part(before) : part) }
        saveDraft({ roomId, place }, after ?? emptyDraft)
        return after
      }),
    [roomId, place],
  )
  return [begun ?? first, change]
}
