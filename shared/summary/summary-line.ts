// A line of a summary: its price, opinions and notes, and who put it into its lane.
import type { LineView, NoteView, OpinionView, Want } from '../cart/cart-view.ts'
import type { Lane } from '../cart/lane.ts'
import { opinionsOn } from '../cart/opinions-on.ts'
import type { DecisionView } from '../decisions/decisions-view.ts'
import type { RoomEventKind } from '../events/event-kinds.ts'
import type { EventOf } from '../events/event.ts'
import type { LineId, MemberId, ProductId, VariantId } from '../ids.ts'
import { moneyOf, times } from '../money.ts'
import type { Money } from '../money.ts'

/** How a line got into its lane. */
export type Settled =
  | {
      readonly by: 'vote'
      readonly decision: string
      readonly question: string
      /** Votes for this line, and all votes that were cast. */
      readonly votes: number
      readonly voted: number
      readonly at: number
      /** Who voted for it; empty where votes are blind. */
      readonly voters: readonly MemberId[]
    }
  | { readonly by: 'hand'; readonly memberId: MemberId; readonly at: number }

/** A line with its opinions and notes. */
export interface SummaryLine {
  readonly id: LineId
  readonly productId: ProductId
  readonly variantId: VariantId
  readonly lane: Lane
  /** The member who added it. */
  readonly addedBy: MemberId
  readonly quantity: number
  readonly wants: readonly Want[]
  /** The price of one; absent if the shop gave no price. */
  readonly price?: Money
  /** The price of all that are wanted; absent if the shop gave no price. */
  readonly amount?: Money
  /** The shop has none in stock. */
  readonly soldOut: boolean
  /** Absent if nobody moved the line, or if the event is missing. */
  readonly settled?: Settled
  /** One a member: on this variant, on the product, or else their latest on another variant, which says which. */
  readonly opinions: readonly OpinionView[]
  readonly notes: readonly NoteView[]
}

/** The events of moves between lanes, each with the lane it moves to. */
const lanesOfMoves = {
  'line.decided': 'decided',
  'line.rejected': 'rejected',
  'line.considering': 'considering',
} as const satisfies Partial<Record<RoomEventKind, Lane>>

/** An event of a line that was moved. */
export type Move = EventOf<keyof typeof lanesOfMoves>

/** The kinds of moves. */
export const movingKinds = Object.keys(lanesOfMoves) as readonly Move['kind'][]

/** The last time that each line was moved by hand, by `<lane>/<lineId>`. */
export function handsOf(moves: readonly Move[]): ReadonlyMap<string, Move> {
  const byHand = moves.filter(({ detail }) => detail.decision === undefined)
  return new Map(byHand.map((move) => [`${lanesOfMoves[move.kind]}/${move.subject}`, move]))
}

/** What the summary of a line is folded from. */
export interface Known {
  readonly opinions: ReadonlyMap<ProductId, readonly OpinionView[]>
  readonly hands: ReadonlyMap<string, Move>
  readonly decisions: readonly DecisionView[]
}

/** The summary of a line of the cart. */
export function lineOf(line: LineView, known: Known): SummaryLine {
  const { id, productId, variantId, lane, by, quantity, wants, quote, notes } = line
  const price = quote && moneyOf(quote)
  const settled = settledOf(line, known)
  return {
    id,
    productId,
    variantId,
    lane,
    addedBy: by,
    quantity,
    wants,
    soldOut: quote?.available === false,
    opinions: opinionsFor(variantId, known.opinions.get(productId) ?? []),
    notes,
    ...(price ? { price, amount: times(price, quantity) } : {}),
    ...(settled ? { settled } : {}),
  }
}

function opinionsFor(variant: VariantId, all: readonly OpinionView[]): readonly OpinionView[] {
  const here = opinionsOn(all, variant)
  const members = [...new Set(all.map(({ memberId }) => memberId))]
  // Each member's latest comes first.
  return members.flatMap(
    (member) => [here, all].flatMap((some) => some.find(({ memberId }) => memberId === member) ?? [])[0] ?? [],
  )
}

function settledOf(line: LineView, { hands, decisions }: Known): Settled | undefined {
  const hand = hands.get(`${line.lane}/${line.id}`)
  const decision = decisions.find(({ id }) => id === line.decision)
  // A member may move a line again after the vote. The later of the two settles it.
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
