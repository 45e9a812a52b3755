import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { drafts, emptyDraft } from './drafts.ts'
import type { Draft, DraftChange } from './drafts.ts'

/** Changes the draft of one place, also where its field is gone meanwhile. */
export type ChangeDraft = (change: DraftChange) => void

/** The draft of one place, and how to change it. @param first what it is as long as nobody has changed it. */
export function useDraft(place: string, first: Draft = emptyDraft): [Draft, ChangeDraft] {
  const { info, me } = useRoom()
  const memberId = me.get().id
  const at = useMemo(() => ({ roomId: info.id, memberId, place }), [info.id, memberId, place])
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(at, listener), [at])
  const begun = useSyncExternalStore(subscribe, () => drafts.read(at))
  const unbegun = useRef(first)
  unbegun.current = first
  const change = useCallback<ChangeDraft>((part) => drafts.change(at, part, unbegun.current), [at])
  return [begun ?? first, change]
}

// The server draws pages without a window.
if (typeof window !== 'undefined') {
  addEventListener('storage', ({ key }) => drafts.changedElsewhere(key))
  // A page that was put to sleep is not told what happened meanwhile.
  addEventListener('pageshow', () => drafts.changedElsewhere(null))
  document.addEventListener('visibilitychange', () => drafts.changedElsewhere(null))
}
