// The events of the people channel (Socket.IO), typed for both sides.
import type { StoredEvent } from '../events/event.ts'
import type { Refusal } from '../refusals.ts'
import type { MemberId } from '../ids.ts'
import type { Notification } from '../notifications/notification.ts'
import type { Role } from '../roles.ts'
import type { CommandName, CommandReplies, CommandRequest } from './commands.ts'
import type { Looking } from './looking.ts'

/** Every event from a client is answered with one of these. */
export type Acknowledgement<T extends object = object> = ({ ok: true } & T) | { ok: false; refusal: Refusal }

/** What the server tells. */
export interface ServerToClient {
  /** New events of the room's history, in order. */
  history: (events: readonly StoredEvent[]) => void
  /** This member's own standing changed. */
  member: (change: { readonly role: Role }) => void
  /** The spotlight of the room changed; null when there is none any more. Told also to whoever comes. */
  spotlight: (state: Spotlight | null) => void
  /** A member asks this one to look at something. */
  look: (ask: { readonly by: MemberId; readonly looking: Looking }) => void
  /** This member has read a thread, or put a card of their catch-up away (see `cardMark`), here or on another device. */
  read: (mark: { readonly thread: string; readonly upto: number }) => void
  /** This member has seen everything up to an event of the history, here or on another device. */
  seen: (mark: { readonly upto: number; readonly at: number }) => void
  /** Something concerns this member. It may be told again; whoever has shown its id shows it no more. */
  notice: (notification: Notification) => void
  /** This member's access ended; the channel closes after it. */
  ended: (why: { readonly refusal: Refusal }) => void
}

/** One member shows, the others are asked to look along. */
export interface Spotlight {
  readonly id: string
  readonly by: MemberId
  /** Milliseconds since 1970. */
  readonly at: number
  /** Members who look along now. */
  readonly following: readonly MemberId[]
  /** Members who said no, or left. */
  readonly declined: readonly MemberId[]
}

/** What a client asks. Each command has one request and is answered once. */
export type ClientToServer = {
  readonly [Name in CommandName]: (
    request: CommandRequest<Name>,
    answer: (reply: Acknowledgement<CommandReplies[Name]>) => void,
  ) => void
} & {
  /** Proves that the channel works; answers the last sequence of the room's history. */
  readonly 'history.position': (answer: (reply: Acknowledgement<{ seq: number }>) => void) => void
}
