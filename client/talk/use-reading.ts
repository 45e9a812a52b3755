// Reading a thread: it is read once its end has been in view on a visible page, of somebody who turned to it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'

interface Reading {
  thread: string
  atEnd: boolean
  unread: number
  scroller: { readonly current: HTMLElement | null }
}

/** Marks the thread as read as soon as that is so. */
export function useReading({ thread, atEnd, unread, scroller }: Reading): void {
  const { talk } = useRoom()
  const visible = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible')
  const isTurnedTo = useIsTurnedTo(scroller)
  useEffect(() => {
    if (!visible || !isTurnedTo || !atEnd || unread === 0) return undefined
    // After a frame: what is being scrolled to just now was not in view before.
    const frame = requestAnimationFrame(() => {
      if (isAtEnd(scroller.current)) talk.markRead(thread)
    })
    return () => cancelAnimationFrame(frame)
  }, [talk, thread, visible, isTurnedTo, atEnd, unread, scroller])
}

/** Whether somebody went to the thread; where it merely stands beside something else, whether somebody has pressed, scrolled or written there. */
function useIsTurnedTo(scroller: Reading['scroller']): boolean {
  const [isTurnedTo, setTurnedTo] = useState(false)
  useEffect(() => {
    const unasked = scroller.current?.closest('[data-unasked]')
    if (!unasked) {
      setTurnedTo(true)
      return undefined
    }
    const turn = () => setTurnedTo(true)
    // Passing by with the mouse or the Tab key is not reading.
    const signs = ['pointerdown', 'wheel', 'input'] as const
    for (const sign of signs) unasked.addEventListener(sign, turn)
    return () => {
      for (const sign of signs) unasked.removeEventListener(sign, turn)
    }
  }, [scroller])
  return isTurnedTo
}

/** Near enough to the end to be taken for there. */
export const atEndPx = 48

/** Whether the end of what scrolls is in sight. */
export function isAtEnd(scroller: HTMLElement | null): boolean {
  return !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= atEndPx
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
