// What waits in the rooms of this device, asked for in one request whenever somebody looks at a list of them.
import { useEffect } from 'react'
import { roomsHere } from '#client/rooms/rooms-here.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { RoomCount } from '#shared/catchup/contracts.ts'

/** Cached, so that going from page to page of a shop does not ask each time. */
const freshMs = 10_000

const counts = new ObservableValue<ReadonlyMap<string, RoomCount>>(new Map())
let askedAt = -Infinity

/** What is known of the rooms of this device, by their ids. */
export function useRoomCounts(): ReadonlyMap<string, RoomCount> {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return useObservable(counts)
}

async function ask(): Promise<void> {
  const rooms = roomsHere()
  const now = performance.now()
  if (rooms.length === 0 || now - askedAt < freshMs) return
  askedAt = now
  const { countRooms } = await import('#client/sdk/count-rooms.ts')
  const servers = Map.groupBy(rooms, ({ session }) => session.server)
  for (const some of servers.values()) {
    const sessions = some.map(({ session }) => session)
    const counted = await countRooms(sessions)
    // Without a network nothing is known, which is shown as nothing.
    if (!counted.ok) continue
    const known = new Map(counts.get())
    for (const [index, count] of counted.value.entries()) known.set(sessions[index]?.roomId ?? '', count)
    counts.set(known)
  }
}
