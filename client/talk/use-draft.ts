import { useCallback, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { emptyDraft, readDraft, saveDraft } from './drafts.ts'
import type { Draft } from './drafts.ts'

/** The draft of one place, and how to change it. */
export function useDraft(place: string, first: Draft = emptyDraft): [Draft, (change: Partial<Draft>) => void] {
  const roomId = useRoom().info.id
  const [draft, setDraft] = useState(() => readDraft({ roomId, place }) ?? first)
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...part }
        saveDraft({ roomId, place }, after)
        return after
      }),
    [roomId, place],
  )
  return [draft, change]
}
