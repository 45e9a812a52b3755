// What a letter is, and what writing one needs.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerView } from '#shared/answer-links/contracts.ts'
import type { ShownThing } from '#shared/catalog/shown-thing.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Kysely } from 'kysely'
import type { Room } from '../sync/room.ts'
import type { Tables } from '../storage/tables.ts'
import type { AppointmentSource } from './appointments.ts'
import type { StoredNotification } from './outbox.ts'
import type { Receiver } from './receivers.ts'
import type { Unread } from './still-new.ts'
import type { NotificationWords } from './words/notification-words.ts'

/** How many messages one letter shows, the latest. */
export const maxSaid = 5

/** A link that a letter leads to. */
export interface Way {
  readonly label: string
  readonly url: string
  readonly tone: 'yes' | 'no' | 'unsure' | 'plain'
}

/** Everything in it is plain text. */
export interface Letter {
  readonly language: AnswerLanguage
  /** The line that a list of mails shows. */
  readonly headline: string
  readonly title: string
  /** What was asked. */
  readonly quote?: string
  readonly until?: string
  readonly said: readonly { readonly name: string; readonly text: string }[]
  readonly lines: readonly string[]
  readonly things: readonly (ShownThing & { readonly url?: string })[]
  /** One tap each; they lead to a page that asks for one more. */
  readonly choices: readonly Way[]
  readonly main: Way
  /** A file for calendars (RFC 5545). */
  readonly calendar?: { readonly text: string; readonly method: 'PUBLISH' | 'CANCEL' }
  /** Why it came; absent in a letter that nobody subscribed to. */
  readonly why?: string
}

/** What somebody said, wherever they did. */
export type Said = Pick<Unread, 'text' | 'files' | 'products'>

/** Looks up a question or a decision for a member, with a link by which they answer. */
export type OfferSource = (to: {
  roomId: RoomId
  member: MemberId
  topic: 'question' | 'decision'
  subject: string
}) => Promise<Outcome<{ readonly view: AnswerView; readonly url: string | null }>>

/** A visit, as far as letters go. */
export interface TellingVisit {
  readonly roomId: RoomId
  readonly staff: string
  readonly associate: { readonly name: string }
  /** Who had it before. */
  readonly former: readonly Named[]
  /** Supervisors beside them. */
  readonly guests: readonly Named[]
  readonly asker: MemberId
  readonly endedAt: number | null
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Looks up a visit. */
export type VisitSource = (id: string) => Promise<TellingVisit | undefined>

/** What writing needs. */
export interface LetterParts {
  readonly db: Kysely<Tables>
  readonly offer: OfferSource
  readonly appointment: AppointmentSource
  readonly visitOf: VisitSource
  readonly publicUrl: () => string
}

/** A letter in the making. */
export interface Draft {
  readonly notification: StoredNotification
  readonly receiver: Receiver
  readonly words: NotificationWords
  readonly language: AnswerLanguage
  readonly room: Room
  readonly common: Pick<Letter, 'language' | 'said' | 'lines' | 'things' | 'choices' | 'main' | 'why'>
}

/** What was said, or what it has in their place. */
export function inShort({ text, files = [], products = [] }: Said, words: NotificationWords): string {
  if (text !== '') return text
  const kind = files[0]?.is ?? (products.length > 0 ? 'product' : undefined)
  return kind === undefined ? '…' : words.wordless[kind]
}
