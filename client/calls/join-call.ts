// Joining from the page: LiveKit’s client is fetched now and not before.
import type { Room } from '#client/sdk/index.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { setCallPlace } from './call-place.ts'
import type { CallEnd } from './call-end.ts'
import type { CallWishes } from './call-session.ts'

/** Joins the members’ own call, or that of a visit. @returns why not. */
export async function joinCall(room: Room, wishes: CallWishes, visit?: string): Promise<RefusalCode | undefined> {
  setCallPlace(room, { ended: undefined, missed: undefined })
  const { CallSession } = await import('./call-session.ts')
  const joined = await CallSession.join({
    ticket: async () => (await room.calls.requests()).join(visit),
    wishes,
    onEnd: (why: CallEnd | undefined) => setCallPlace(room, { session: undefined, ended: why }),
  })
  if (!joined.ok) return joined.refusal.code
  const session = joined.value
  setCallPlace(room, { session })
  // Leaving the room ends the call on this device.
  const stop = room.connection.subscribe(() => {
    if (room.connection.get().state !== 'ended') return
    stop()
    void session.leave()
  })
  return undefined
}
