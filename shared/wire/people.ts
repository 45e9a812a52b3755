// The events of the people channel (Socket.IO), typed for both sides. The page imports only the types.
import * as z from 'zod/mini'
import { roomCallsValue } from '../calls/call.ts'
import type { StoredEvent } from '../events/event.ts'
import { meanings } from '../notifications/notification.ts'
import { atValue, idValue, roleValue } from '../records/values.ts'
import type { Refusal } from '../refusals.ts'
import type { CommandName, CommandReplies, CommandRequest } from './commands.ts'
import { lookingValue } from './looking.ts'

/** Every event from a client is answered with one of these. */
export type Acknowledgement<T extends object = object> = ({ ok: true } & T) | { ok: false; refusal: Refusal }

const memberList = z.readonly(z.array(idValue))

/** One member shows, the others are asked to look along. */
const spotlightValue = z.object({
  id: idValue,
  by: idValue,
  at: atValue,
  /** Members who look along now. */
  following: memberList,
  /** Members who said no, or left. */
  declined: memberList,
})

/** One member shows, the others are asked to look along. */
export type Spotlight = z.infer<typeof spotlightValue>

/** Every event from the server: its one payload, and a sentence for the documentation. */
export const peopleEvents = {
  history: {
    payload: z.readonly(z.array(z.custom<StoredEvent>())),
    about: 'new events of the room’s history, in order.',
  },
  member: { payload: z.object({ role: roleValue }), about: 'your own role changed.' },
  /** Sent also to a member who connects. */
  spotlight: {
    payload: z.nullable(spotlightValue),
    about: 'who is presenting, who is watching, who declined; null if nobody is.',
  },
  look: {
    payload: z.object({ by: idValue, looking: lookingValue }),
    about: 'a member invites you to look at something.',
  },
  share: {
    payload: z.object({ by: idValue }),
    about: 'a member would like to see what you look at. Share only if the person says yes; no answer is sent.',
  },
  /** Also a catch-up card that was put away; see `cardMark`. */
  read: {
    payload: z.object({ thread: z.string(), upto: atValue }),
    about: 'you have read a thread up to a moment, here or on another device.',
  },
  seen: {
    payload: z.object({ upto: z.int(), at: atValue }),
    about: 'you have seen everything up to an event of the history, here or on another device.',
  },
  /** May be sent again; a page that has shown the id ignores it. */
  notice: {
    payload: z.object({
      id: z.string(),
      meaning: z.enum(meanings),
      subject: z.string(),
      by: z.nullable(idValue),
      at: atValue,
    }),
    about: 'a notification for you: a question, a vote, a reply or an outcome. Show each `id` once.',
  },
  file: {
    payload: z.object({ id: z.string() }),
    about: 'a photo or a voice note of a message or a pin can be fetched now.',
  },
  visit: {
    payload: z.object({}),
    about: 'a request to the store, or a visit of an associate, has changed: read them again.',
  },
  /** Sent also to a member who connects, where this server offers calls. */
  call: {
    payload: roomCallsValue,
    about: 'the calls that go on, who is in them, and who is rung; also what of calls this room allows.',
  },
  /** The channel closes after it. */
  ended: {
    payload: z.object({ refusal: z.custom<Refusal>() }),
    about: 'your access ended, with the reason as a refusal.',
  },
} as const

/** What the server sends; see `peopleEvents`. */
export type ServerToClient = {
  readonly [Name in keyof typeof peopleEvents]: (payload: z.infer<(typeof peopleEvents)[Name]['payload']>) => void
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
