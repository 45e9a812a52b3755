// What members and titles need of a room in memory. `Room` and `Directory` implement these; the narrow interfaces show what is used.
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { ServerWrite } from '../sync/server-writes.ts'

/** A room in memory, as far as members are concerned. */
export interface RoomWriter {
  readonly id: RoomId
  readonly num: number
  /** The records under a root of the cart, by key. */
  records(root: 'members' | 'frame'): ReadonlyMap<string, unknown>
  /** Writes records on behalf of a member, or of nobody. Resolves once they are durable. */
  write(document: 'cart', writes: readonly ServerWrite[], author: { memberId: MemberId | null }): Promise<Outcome<void>>
  /** Notes the invitation that a member came by. */
  cameBy(memberId: MemberId, invitationId: string): void
  /** Closes the connections of a member, saying why. */
  withdraw(memberId: MemberId, why: Refusal): void
  /** Gives the open connections of a member their new role. */
  changeRole(memberId: MemberId, role: Role): void
}

/** Gives rooms, and reads them into memory where they are not. */
export interface RoomDirectory {
  room(roomId: RoomId): Promise<Outcome<RoomWriter>>
}
