import { useRoom } from '#client/rooms/room-context.tsx'
import { useVisitNews } from '#client/rooms/store-visits.ts'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Room } from '#client/sdk/index.ts'

/** How many messages of others wait unread in all threads, and with the store. */
export function useUnread(): number {
  const room = useRoom()
  useObservable(room.talk.unread)
  return unreadIn(room) + useVisitNews()
}

/** The same, just now. */
export function unreadIn({ talk }: Room): number {
  return [...talk.unread.get().values()].reduce((sum, count) => sum + count, 0)
}

/** How many things wait: what asks for an answer, and what is unread beside it. */
export function waitingIn(room: Room): number {
  const { count, threads } = waitingSigns(room).get()
  const sideTab = [...room.talk.unread.get()].filter(([thread]) => !threads.has(thread))
  return sideTab.reduce((sum, [, unread]) => sum + unread, count)
}
