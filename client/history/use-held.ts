// Keeps the list still while a person reads: new events wait above, unless the reader is at the top.
import { useCallback, useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { HistoryEvent } from '#shared/events/event.ts'

/** Within this distance the reader counts as at the top. */
const topPx = 24

/** The events that are shown, and how many newer ones wait. */
export function useHeld(
  events: readonly HistoryEvent[],
  place: RefObject<HTMLElement | null>,
): { shown: readonly HistoryEvent[]; fresh: number; show: () => void } {
  const newest = events[0]?.seq
  const [upto, setUpto] = useState(newest)
  useEffect(() => {
    const isAtTop = (place.current?.scrollTop ?? 0) <= topPx
    setUpto((before) => (before === undefined || isAtTop ? newest : before))
  }, [newest, place])
  const show = useCallback(() => {
    setUpto(newest)
    place.current?.scrollTo({ top: 0 })
  }, [newest, place])
  const isHeld = upto !== undefined && newest !== undefined && newest > upto
  const shown = isHeld ? events.filter(({ seq }) => seq <= upto) : events
  return { shown, fresh: events.length - shown.length, show }
}
