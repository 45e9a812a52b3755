// How features tell people what is momentary; the people channel's door is one.
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { ServerToClient } from '#shared/wire/people.ts'

/** Momentary events that features tell. */
export type PeopleEvents = Pick<ServerToClient, 'spotlight' | 'look' | 'read' | 'seen' | 'notice'>

/** Says something to people who are here; nobody else ever hears of it. */
export interface PeopleEmitter {
  emitToRoom<Name extends keyof PeopleEvents>(roomId: RoomId, name: Name, ...said: Parameters<PeopleEvents[Name]>): void
  emitToMember<Name extends keyof PeopleEvents>(
    memberId: MemberId,
    name: Name,
    ...said: Parameters<PeopleEvents[Name]>
  ): void
}

/** What a feature hears of people's coming and going on the people channel. */
export interface PeopleHooks {
  /** A device of a member connected; others of theirs may be connected already. */
  connected?(who: { readonly memberId: MemberId; readonly roomId: RoomId }, emitter: PeopleEmitter): void
  /** A member's last device is gone. */
  disconnected?(who: { readonly memberId: MemberId; readonly roomId: RoomId }, emitter: PeopleEmitter): void
}
