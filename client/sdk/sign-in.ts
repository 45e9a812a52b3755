// A customer of the shop finds their rooms from another device.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { MemberInfo, RoomInfo, SignedIn } from '#shared/rooms/contracts.ts'
import type { SavedSession } from './enter.ts'
import { callApi } from './http.ts'
import { serverOf } from './outside.ts'
import type { ServerOptions } from './outside.ts'

/** A room that the customer is in. */
export interface CustomersRoom {
  readonly info: RoomInfo
  /** The customer, as a member of it. */
  readonly member: MemberInfo
  /** Opens it with `resumeRoom`, now or later. */
  readonly session: SavedSession
}

/**
 * The rooms of a customer, newest first, each with a session for this device.
 * @param identity the shop's signed word for who this is, fresh from the shop's server.
 * Refuses what `POST /sign-in` refuses (`identity-invalid`, `identity-expired`, …), or `offline`.
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
