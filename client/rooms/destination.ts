// Where one can go on a room's page. The table in `client/app/places.tsx` says what shows each destination.
import type { Subject } from '#shared/annotations/subject.ts'
import type { LineId, ProductId, VariantId } from '#shared/ids.ts'
import type { HelpAbout } from '#shared/visits/help-request.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** What can be answered by a link: a question or a decision. */
export type Answerable = { readonly threadId: string } | { readonly decisionId: string }

/**
 * Every kind of destination, with what must be known to go there. A panel that only the menu opens declares its kind beside its own
 * code, by merging into this interface; the table of places does not compile until it has a line for each.
 */
export interface Destinations {
  /** A product on the stage, with a variant, a picture and a part of the picture where those are given. */
  readonly 'product': Omit<Looking, 'comparisonId' | 'productId'> & {
    readonly productId: ProductId
    readonly variantId?: VariantId | undefined
  }
  /** Products side by side on the stage. */
  readonly 'comparison': { readonly comparisonId: string }
  /** The shop's products on the stage, to choose one from. */
  readonly 'browse': object
  /** The cart, beside the stage or in a sheet over it. */
  readonly 'cart': object
  /** Talk as it was left. */
  readonly 'talk': object
  /** The overview of all threads. */
  readonly 'threads': object
  readonly 'thread': { readonly threadId: string }
  /** The talk about a subject, which may be empty yet. */
  readonly 'subject': { readonly subject: Subject }
  /** A decision; with the focus on this member's vote where they are to change it. */
  readonly 'decision': { readonly decisionId: string; readonly changesVote?: true }
  /** The form of a decision between lines. */
  readonly 'deciding': { readonly lines: readonly LineId[] }
  /** The choice of what stands side by side, in a new comparison or in one that is there. */
  readonly 'choosing': { readonly products: readonly ProductId[]; readonly comparisonId?: string | undefined }
  /** A link by which a member who is away can answer. */
  readonly 'answer-link': {
    readonly about: Answerable
    /** Somebody who is not in the room, whom it is for. */
    readonly guest?: string | undefined
  }
  /** What an event of history is about. */
  readonly 'event': { readonly seq: number }
  /** The room as it was just after an event of its history; without one, from now on back. And what is open over it. */
  readonly 'past': {
    readonly seq?: number | undefined
    readonly over?: { readonly panel?: Destination | undefined; readonly dialog?: Destination | undefined } | undefined
  }
  /** The store is asked about something; about what is on the stage where nothing is said. */
  readonly 'ask-store': HelpAbout
  /** The conversation of a visit of the store. */
  readonly 'visit': { readonly visitId: string }
  /** What the associate of a visit may see. */
  readonly 'visit-scope': { readonly visitId: string }
  readonly 'people': object
  readonly 'invite': object
  /** The search for products. */
  readonly 'find': object
}

/** The name of a kind of destination. */
export type DestinationKind = keyof Destinations

/** A destination of one of these kinds. */
export type DestinationOf<Kind extends DestinationKind> = {
  [Each in Kind]: { readonly to: Each } & Destinations[Each]
}[Kind]

/** Somewhere to go on a room's page. */
export type Destination = DestinationOf<DestinationKind>

/** What can stand on the stage. */
export type StageDestination = DestinationOf<'product' | 'comparison' | 'browse'>

/** The destination that shows what somebody looks at. */
export function stageDestination(looking: Looking): StageDestination {
  const { productId, comparisonId, ...rest } = looking
  if (comparisonId !== undefined) return { to: 'comparison', comparisonId }
  return productId === undefined ? { to: 'browse' } : { to: 'product', productId, ...rest }
}

/** What somebody looks at who went to a destination on the stage. */
export function lookingAt({ to: _kind, ...looking }: StageDestination): Looking {
  return looking
}
