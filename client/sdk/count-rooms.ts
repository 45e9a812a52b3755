// Counts what waits in all rooms of a device or customer, without opening any. Imports nothing of a room, for a list of rooms loads it
// alone.
import { maxCountedRooms } from '#shared/catchup/limits.ts'
import type { RoomCount } from '#shared/catchup/contracts.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { SavedSession } from './enter.ts'
import { callApi } from './http.ts'

/**
 * Counts what waits and what is unread in rooms, in the order of their sessions; the refusal where an access has ended.
 * @param sessions of one server; only the first 50 are counted.
 * Refuses `offline` and `too-many-requests`.
 */
export async function countRooms(
  sessions: readonly Pick<SavedSession, 'server' | 'session'>[],
): Promise<Outcome<readonly RoomCount[]>> {
  const [first] = sessions
  if (!first) return granted([])
  const counted = await callApi<{ rooms: readonly RoomCount[] }>(first.server, {
    method: 'POST',
    path: '/catch-up/counts',
    body: { sessions: sessions.slice(0, maxCountedRooms).map(({ session }) => session) },
  })
  return counted.ok ? granted(counted.value.rooms) : counted
}
