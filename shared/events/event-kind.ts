// What an event kind is: one entry of a record kind's `events`, or of the server's. History, catch-up, notifications and the page
// read its properties, so that a new kind needs no line in any of them.
import type * as z from 'zod/mini'

/** What a reader of history can choose between. */
export const eventGroups = ['cart', 'talk', 'annotations', 'decisions', 'people', 'room'] as const
/** See `eventGroups`. */
export type EventGroup = (typeof eventGroups)[number]

/** What the `subject` of an event is the id of; `field` is one of the room's frame. */
export type EventTopic =
  | 'line'
  | 'variant'
  | 'product'
  | 'thread'
  | 'message'
  | 'pin'
  | 'stroke'
  | 'comparison'
  | 'link'
  | 'decision'
  | 'member'
  | 'invitation'
  | 'spotlight'
  | 'request'
  | 'visit'
  | 'call'
  | 'field'

/** What an event is to a member who was away. Catch-up cards and the daily digest count events by it. */
export type EventNews = 'added' | 'moved' | 'said' | 'came' | 'price' | 'closed' | 'judged' | 'resolved'

/** The contract of one kind of event. */
export interface EventKind<Detail = unknown> {
  readonly group: EventGroup
  readonly topic: EventTopic
  /** Small JSON from which a reader can tell the story without the document. The schema accepts what earlier versions wrote. */
  readonly detail: z.ZodMiniType<Detail>
  /** Upgrades a stored detail of an older shape, and returns one of today's shape unchanged. Only for a kind whose shape has changed. */
  readonly upgrade?: (stored: StoredDetail) => StoredDetail
  /** Absent if the kind is no news later, or if the present records say it. */
  readonly news?: EventNews
  /** Some members get a notification at once; `server/notifications/happened.ts` chooses them. */
  readonly notifies?: true
  /** Several in a row by one person are one row of the history. */
  readonly gathers?: true
}

/** A detail as it is stored and sent. */
export type StoredDetail = Readonly<Record<string, unknown>>

/** Event kinds by their names: past tense, such as `line.added`. */
export type EventKinds = Readonly<Record<string, EventKind>>

/** What a kind's schema makes of a detail. */
export type DetailOf<Kind extends EventKind> = z.output<Kind['detail']>

/** A thing that an event is about, by a word and its id. Its products are looked up when the event happens. */
export type About =
  `${'product' | 'variant' | 'line' | 'pin' | 'thread' | 'message' | 'decision' | 'comparison'}:${string}`

/** What happened, of one of some kinds; the server adds who, when and the place in the order. */
export type NewEventOf<Kinds extends EventKinds> = {
  readonly [Kind in keyof Kinds & string]: {
    readonly kind: Kind
    /** See the kind's `topic`. */
    readonly subject: string
    readonly detail: DetailOf<Kinds[Kind]>
    /** The things through which it concerns products; left out where it concerns none. */
    readonly about?: readonly About[]
  }
}[keyof Kinds & string]
