// Momentary events for people who are connected to the people channel.
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { ServerToClient } from '#shared/wire/people.ts'

/** Momentary events that features emit. */
export type PeopleEvents = Pick<
  ServerToClient,
  'spotlight' | 'look' | 'share' | 'read' | 'seen' | 'notice' | 'file' | 'visit' | 'call'
>

/** Emits to people who are connected now; an event is not kept for others. */
export interface PeopleEmitter {
  emitToRoom<Name extends keyof PeopleEvents>(roomId: RoomId, name: Name, ...said: Parameters<PeopleEvents[Name]>): void
  emitToMember<Name extends keyof PeopleEvents>(
    memberId: MemberId,
    name: Name,
    ...said: Parameters<PeopleEvents[Name]>
  ): void
}

/** A member of a room, as they come and go. */
export interface PresentMember {
  readonly memberId: MemberId
  readonly roomId: RoomId
}

/** What a feature is told of members who come and go on the people channel. */
export interface PeopleHooks {
  /** A device of a member connected; others of theirs may be connected already. */
  connected?(member: PresentMember): void
  /** The last device of a member is gone. */
  disconnected?(member: PresentMember): void
}
