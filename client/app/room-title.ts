import { useEffect } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'
import { rememberRoom } from '#client/rooms/rooms-here.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { waitingIn } from './unread.ts'

/** Keeps the room's name up to date in the tab and, with who is in it, among the rooms of this device. */
export function useRoomTitle(): void {
  const room = useRoom()
  const { frame } = useObservable(room.cart.view)
  const title = frame.title ?? room.info.title
  // As one text, because coming and going alone is no reason to write.
  const who = useObservable(room.members.list)
    .map(({ name }) => name)
    .join('\n')
  useEffect(() => rememberRoom(room), [room, title, who])
  useEffect(() => {
    // By hand: a new message must not draw all of the page.
    const name = () => {
      const unread = waitingIn(room)
      document.title = `${unread > 0 ? `(${unread}) ` : ''}${title} · Tagalong`
    }
    name()
    const stops = [room.talk.unread.subscribe(name), waitingSigns(room).subscribe(name)]
    return () => {
      for (const stop of stops) stop()
      document.title = 'Tagalong'
    }
  }, [room, title])
}
