// Finds the rooms of a customer of the shop, from any device.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { MemberInfo, RoomInfo, SignedIn } from '#shared/rooms/contracts.ts'
import type { SavedSession } from './enter.ts'
import { callApi } from './http.ts'
import { serverOf } from './outside.ts'
import type { ServerOptions } from './outside.ts'

/** A room that the customer is a member of. */
export interface CustomersRoom {
  readonly info: RoomInfo
  /** The customer's membership. */
  readonly member: MemberInfo
  /** Opens it with `resumeRoom`, now or later. */
  readonly session: SavedSession
}

/**
 * The rooms of a customer, newest first, each with a session for this device.
 * @param identity the shop's signed statement of who this is, fresh from the shop's server.
 * Refuses as `POST /sign-in` does (`identity-invalid`, `identity-expired`, …), or `offline`.
 */
export async function signIn(
  { shop = 'demo', identity }: { shop?: string; identity: string },
  options: ServerOptions = {},
): Promise<Outcome<readonly CustomersRoom[]>> {
  const server = serverOf(options)
  const found = await callApi<SignedIn>(server, { method: 'POST', path: '/sign-in', body: { shop, identity } })
  if (!found.ok) return found
  return granted(
    found.value.rooms.map(({ room, member, session }) => ({
      info: room,
      member,
      session: { server, roomId: room.id, memberId: member.id, session },
    })),
  )
}
