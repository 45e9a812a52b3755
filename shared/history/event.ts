import type { ProductId } from '../ids.ts'

/** A thing that an event is about, by a word and its id; what products that are is looked up when it happens. */
export type About =
  `${'product' | 'variant' | 'line' | 'pin' | 'thread' | 'message' | 'decision' | 'comparison'}:${string}`

/** What a reader of history can choose between. */
export const eventGroups = ['cart', 'talk', 'annotations', 'decisions', 'people', 'room'] as const
/** See `eventGroups`. */
export type EventGroup = (typeof eventGroups)[number]

/** What a record kind says happened; the server adds who, when and the place in the order. */
export interface NewEvent {
  /** One that the record kind or the server `tells`, such as `line.added`. */
  readonly kind: string
  /** The id of what it happened to: a line, a product, a member, the room. */
  readonly subject: string
  /** Small JSON that lets a reader tell the story without the document. */
  readonly detail: Readonly<Record<string, unknown>>
  /** The things through which it concerns products; left out where it concerns none. */
  readonly about?: readonly About[]
}

/** One entry of a room's history, as everybody reads it. */
export interface HistoryEvent {
  /** Starts at 1, no gaps within a room. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** Who did it; null where the server did. */
  readonly memberId: string | null
  /** One of `eventKinds`, or one that a newer server knows. */
  readonly kind: string
  /** As in `Happening`. */
  readonly subject: string
  /** As in `Happening`. */
  readonly detail: Readonly<Record<string, unknown>>
  /** The products that it concerned when it happened; absent for none. */
  readonly products?: readonly ProductId[] | undefined
}
