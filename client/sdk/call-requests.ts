// What can be done about calls. What is said and shown in them goes through LiveKit’s own client.
import type { CallTicket, ChangeCallSettings } from '#shared/calls/contracts.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'

/** Requests about calls. They refuse as the HTTP API does, and `offline`. */
export interface CallRequests {
  /** A token for LiveKit. @param visit the visit whose associate may join; without one, the members’ own call. */
  join(visit?: string): Promise<Outcome<CallTicket>>
  /** Rings members who are not in the call. By somebody in it. */
  ring(call: string, members: readonly MemberId[]): Promise<Outcome<void>>
  /** Not now. */
  decline(call: string): Promise<Outcome<void>>
  /** Mutes somebody: for hosts. */
  mute(call: string, person: string): Promise<Outcome<void>>
  /** Takes somebody out for as long as the call lasts: for hosts. */
  putOut(call: string, person: string): Promise<Outcome<void>>
  /** What calls may be in this room: for hosts. */
  change(settings: ChangeCallSettings): Promise<Outcome<void>>
}

/** What can be done about the calls of a room. */
export function callRequests(call: Api, roomId: RoomId): CallRequests {
  const path = `/rooms/${roomId}/calls`
  return {
    join(visit) {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      return call({ method: 'POST', path: `${path}/join`, body: { visit: visit ?? null, timeZone } })
    },
    ring: (id, members) => done(call({ method: 'POST', path: `${path}/${id}/ring`, body: { members: [...members] } })),
    decline: (id) => done(call({ method: 'POST', path: `${path}/${id}/decline` })),
    mute: (id, person) => done(call({ method: 'POST', path: `${path}/${id}/people/${person}/mute` })),
    putOut: (id, person) => done(call({ method: 'DELETE', path: `${path}/${id}/people/${person}` })),
    change: (settings) => done(call({ method: 'PATCH', path: `${path}/settings`, body: settings })),
  }
}
