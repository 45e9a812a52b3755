// Reading a thread: it is read once its end has been in view on a visible page.
import { useEffect, useSyncExternalStore } from 'react'
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
  useEffect(() => {
    if (!visible || !atEnd || unread === 0) return undefined
    // After a frame: what is being scrolled to just now was not in view before.
    const frame = requestAnimationFrame(() => {
      if (isAtEnd(scroller.current)) talk.markRead(thread)
    })
    return () => cancelAnimationFrame(frame)
  }, [talk, thread, visible, atEnd, unread, scroller])
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
