// A line of a summary: what it costs whom, who said what, and how it came to where it stands.
import type { LineView, NoteView, OpinionView, Want } from '../cart/cart-view.ts'
import type { Lane } from '../cart/lane.ts'
import type { DecisionView } from '../decisions/decisions-view.ts'
import type { RoomEventKind } from '../events/event-kinds.ts'
import type { EventOf } from '../events/event.ts'
import type { LineId, MemberId, ProductId, VariantId } from '../ids.ts'
import type { Money } from '../money.ts'

/** How a line came to where it stands. */
export type Settled =
  | {
      readonly by: 'vote'
      readonly decision: string
      readonly question: string
      /** Votes for this line, and of how many that were given. */
      readonly votes: number
      readonly voted: number
      readonly at: number
      /** Who voted for it; empty where votes are blind. */
      readonly voters: readonly MemberId[]
    }
  | { readonly by: 'hand'; readonly memberId: MemberId; readonly at: number }

/** A line, with all that speaks for and against it. */
export interface SummaryLine {
  readonly id: LineId
  readonly productId: ProductId
  readonly variantId: VariantId
  /** Who brought it. */
  readonly addedBy: MemberId
  readonly quantity: number
  readonly wants: readonly Want[]
  /** One of it; absent where the shop gave no price. */
  readonly price?: Money
  /** All of it that is wanted; absent as above. */
  readonly amount?: Money
  /** The shop has none just now. */
  readonly soldOut: boolean
  /** Absent where nobody moved it, or nobody remembers who did. */
  readonly settled?: Settled
  readonly opinions: readonly OpinionView[]
  readonly notes: readonly NoteView[]
}

/** The events that say who put a line where it stands, and where that is. */
const lanesOfMoves = {
  'line.decided': 'decided',
  'line.rejected': 'rejected',
  'line.considering': 'considering',
} as const satisfies Partial<Record<RoomEventKind, Lane>>

/** A line was moved. */
export type Move = EventOf<keyof typeof lanesOfMoves>

/** The kinds of moves. */
export const movingKinds = Object.keys(lanesOfMoves) as readonly Move['kind'][]

/** The last time that each line was moved by hand, by `<lane>/<lineId>`. */
export function handsOf(moves: readonly Move[]): ReadonlyMap<string, Move> {
  const byHand = moves.filter(({ detail }) => detail.decision === undefined)
  return new Map(byHand.map((move) => [`${lanesOfMoves[move.kind]}/${move.subject}`, move]))
}

/** What a line is summed up with. */
export interface Known {
  readonly opinions: ReadonlyMap<ProductId, readonly OpinionView[]>
  readonly hands: ReadonlyMap<string, Move>
  readonly decisions: readonly DecisionView[]
}

/** A line of the cart as the summary says it. */
export function lineOf(line: LineView, known: Known): SummaryLine {
  const { id, productId, variantId, by, quantity, wants, quote, notes } = line
  const price = quote && { amountMinor: quote.amountMinor, currency: quote.currency }
  const settled = settledOf(line, known)
  return {
    id,
    productId,
    variantId,
    addedBy: by,
    quantity,
    wants,
    soldOut: quote?.available === false,
    opinions: known.opinions.get(productId) ?? [],
    notes,
    ...(price ? { price, amount: { ...price, amountMinor: price.amountMinor * quantity } } : {}),
    ...(settled ? { settled } : {}),
  }
}

function settledOf(line: LineView, { hands, decisions }: Known): Settled | undefined {
  const hand = hands.get(`${line.lane}/${line.id}`)
  const decision = decisions.find(({ id }) => id === line.decision)
  // Put back and decided anew by hand after a vote: whoever came last has said the last word.
  if (hand && hand.memberId !== null && hand.at > (decision?.outcome?.closedAt ?? 0))
    return { by: 'hand', memberId: hand.memberId, at: hand.at }
  if (!decision?.outcome) return undefined
  return {
    by: 'vote',
    decision: decision.id,
    question: decision.question,
    votes: decision.outcome.counts[line.id] ?? 0,
    voted: decision.outcome.voted,
    at: decision.outcome.closedAt,
    voters: [...decision.votes].filter(([, candidate]) => candidate === line.id).map(([member]) => member),
  }
}
