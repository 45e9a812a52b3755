import type { MemberId, RoomId, SessionId, ShopId } from '#shared/ids.ts'
import type { Role } from '#shared/roles.ts'

/** The room a caller is in, with the short key that the busy tables refer to. */
export interface CallerRoom {
  readonly num: number
  readonly id: RoomId
  readonly shopId: ShopId
}

/** Who asks: a member with a valid token, as the store knows them at this moment. */
export interface Caller {
  readonly memberId: MemberId
  readonly name: string
  /** As the store has it now; never taken from the token. */
  readonly role: Role
  readonly room: CallerRoom
  /** The session that the token was issued for; null for a caller who answers by a link. */
  readonly sessionId: SessionId | null
  /** When the token runs out, milliseconds since 1970. */
  readonly expiresAt: number
}
