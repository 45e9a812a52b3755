// What the engine says to people rather than to documents. The people channel implements it.
import type { RoomEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, SessionId } from '#shared/ids.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'

export interface PeopleListener {
  /** New events of a room, durable, in order. */
  emitHistory(roomId: RoomId, events: readonly RoomEvent[]): void
  /** A member has another role. */
  emitRole(memberId: MemberId, role: Role): void
  /** A member's access ended. */
  end(memberId: MemberId, reason: Refusal): void
  endSessions(sessions: readonly SessionId[], reason: Refusal): void
}
