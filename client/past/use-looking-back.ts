// Opens looking back for as long as it is on the page.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { EventBook } from './event-book.ts'
import { LookingBack } from './looking-back.ts'

/** @param from the event to begin at; the latest without one. Later ones are gone to. */
export function useOpenLookingBack(room: Room, from: number | undefined): LookingBack | undefined {
  const [back, setBack] = useState<LookingBack>()
  const [begun] = useState(from)
  useEffect(() => {
    const opened = new LookingBack(room)
    setBack(opened)
    void opened.open(begun)
    return () => opened.close()
  }, [room, begun])
  return back
}

/** What happened at an event, once it is known. */
export function useEventAt(room: Room, seq: number): HistoryEvent | undefined {
  const book = useMemo(() => new EventBook(room), [room])
  useEffect(() => {
    if (seq > 0) book.want(seq)
  }, [book, seq])
  return useSyncExternalStore(book.subscribe, () => book.get(seq))
}

/** How many things have happened since this was first drawn. */
export function useSince(room: Room): number {
  const [count, setCount] = useState(0)
  useEffect(() => room.onHistory((events) => setCount((before) => before + events.length)), [room])
  return count
}

/** Whether something has gone on for so long that it should be shown. */
export function useIsLong(going: boolean, afterMs = 300): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!going) return setLong(false)
    const timer = setTimeout(() => setLong(true), afterMs)
    return () => clearTimeout(timer)
  }, [going, afterMs])
  return isLong
}
