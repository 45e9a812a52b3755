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
  | 'field'

/** What an event is to a member who was away: catch-up cards and the daily digest are counted by it. */
export type EventNews = 'added' | 'moved' | 'said' | 'came' | 'price' | 'closed'

/** The contract of one kind of event. */
export interface EventKind<Detail = unknown> {
  readonly group: EventGroup
  readonly topic: EventTopic
  /** Small JSON that lets a reader tell the story without the document. It bears what an earlier version wrote. */
  readonly detail: z.ZodMiniType<Detail>
  /** Makes today's detail of a stored one. Set once the shape has changed; what is of today's shape it returns as it is. */
  readonly upgrade?: (stored: StoredDetail) => StoredDetail
  /** Without it the kind is told by records as they are, or is of no interest later. */
  readonly news?: EventNews
  /** Some members are notified of it at once: the server's `notifications/happened.ts` knows whom. */
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

/** A thing that an event is about, by a word and its id; which products that are is looked up when it happens. */
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
