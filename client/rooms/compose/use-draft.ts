import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { drafts, emptyDraft } from './drafts.ts'
import type { Draft, DraftChange } from './drafts.ts'

/** Changes the draft of one place, also where its field is gone meanwhile. */
export type ChangeDraft = (change: DraftChange) => void

/** The draft of one place, and how to change it. @param first what it is as long as nobody has changed it. */
export function useDraft(place: string, first: Draft = emptyDraft): [Draft, ChangeDraft] {
  const roomId = useRoom().info.id
  const subscribe = useCallback(
    (listener: () => void) => drafts.subscribe({ roomId, place }, listener),
    [roomId, place],
  )
  const begun = useSyncExternalStore(subscribe, () => drafts.read({ roomId, place }))
  const unbegun = useRef(first)
  unbegun.current = first
  const change = useCallback<ChangeDraft>(
    (part) => drafts.change({ roomId, place }, part, unbegun.current),
    [roomId, place],
  )
  return [begun ?? first, change]
}
