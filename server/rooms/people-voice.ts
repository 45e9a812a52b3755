// How features tell people what is momentary; the people channel's door is one.
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { ServerToClient } from '#shared/wire/people.ts'

/** Momentary events that features tell. */
export type PeopleEvents = Pick<ServerToClient, 'spotlight' | 'look' | 'read' | 'seen' | 'notice'>

/** Says something to people who are here; nobody else ever hears of it. */
export interface PeopleVoice {
  tellRoom<Name extends keyof PeopleEvents>(roomId: RoomId, name: Name, ...said: Parameters<PeopleEvents[Name]>): void
  tellMember<Name extends keyof PeopleEvents>(
    memberId: MemberId,
    name: Name,
    ...said: Parameters<PeopleEvents[Name]>
  ): void
}

/** What a feature hears of people's coming and going on the people channel. */
export interface PeopleFeature {
  /** A device of a member connected; others of theirs may be connected already. */
  came?(who: { readonly memberId: MemberId; readonly roomId: RoomId }, voice: PeopleVoice): void
  /** A member's last device is gone. */
  went?(who: { readonly memberId: MemberId; readonly roomId: RoomId }, voice: PeopleVoice): void
}
