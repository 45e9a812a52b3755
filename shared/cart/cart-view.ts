// The cart as people read it, folded from its records. The page shows it, the server sums it up; both fold the same way.
import { defined } from '../defined.ts'
import type { LineId, MemberId, ProductId, VariantId } from '../ids.ts'
import type { RecordsOf } from '../records/table.ts'
import type { Frame } from './frame.ts'
import type { Lane } from './lane.ts'
import type { Opinion } from './opinion.ts'
import type { Quote } from './quote.ts'

/** The records of a cart, by root and key. */
export type CartRecords = RecordsOf<'cart'>

/** How many a member wants. */
export interface Want {
  readonly memberId: MemberId
  readonly count: number
}

/** A member's words on a line. */
export interface NoteView {
  readonly memberId: MemberId
  readonly text: string
}

/** A line with everything the group said about it. */
export interface LineView {
  readonly id: LineId
  readonly productId: ProductId
  readonly variantId: VariantId
  readonly by: MemberId
  readonly at: number
  readonly lane: Lane
  /** The closed decision that put it into this lane; absent if a member did. */
  readonly decision?: string
  /** Sum of all wants. */
  readonly quantity: number
  /** Members who want at least one, in the order of their ids, the same for everybody. */
  readonly wants: readonly Want[]
  readonly notes: readonly NoteView[]
  /** Absent until the server has looked the variant up, and for a variant that the shop does not have. */
  readonly quote?: Quote
}

/** The total of lines in one currency. */
export interface Total {
  readonly currency: string
  readonly amountMinor: number
}

/** The whole cart. */
export interface CartView {
  /** Oldest first; equal moments by id, so that everybody sees the same order. */
  readonly lines: readonly LineView[]
  readonly frame: Frame
  /** The total of all wants, without rejected and bought lines; one entry per currency. */
  readonly totals: readonly Total[]
}

/** A member's opinion on a product. */
export interface OpinionView extends Opinion {
  readonly memberId: MemberId
}

/** Folds the records into the cart. */
export function foldCart(cart: CartRecords): CartView {
  const wants = groupByFirst(cart.records('wants'))
  const notes = groupByFirst(cart.records('notes'))
  const lanes = cart.records('lanes')
  const quotes = cart.records('quotes')
  const settled = settledBy(cart)
  const lines: LineView[] = []
  for (const [id, line] of cart.records('lines')) {
    const wanting = (wants.get(id) ?? [])
      .filter(([, count]) => count > 0)
      .map(([memberId, count]) => ({ memberId, count }))
    const quote = quotes.get(line.variantId)
    const lane = lanes.get(id) ?? 'considering'
    const decision = settled.get(`${lane}/${id}`)
    lines.push({
      id,
      productId: line.productId,
      variantId: line.variantId,
      by: line.by,
      at: line.at,
      lane,
      quantity: wanting.reduce((sum, want) => sum + want.count, 0),
      wants: wanting,
      notes: (notes.get(id) ?? []).map(([memberId, text]) => ({ memberId, text })),
      ...defined({ decision, quote }),
    })
  }
  lines.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return { lines, frame: Object.fromEntries(cart.records('frame')), totals: totalsOf(lines) }
}

/** The latest decision that put a line into a lane, by `<lane>/<lineId>`. */
function settledBy(cart: CartRecords): ReadonlyMap<string, string> {
  const outcomes = [...cart.records('outcomes')].toSorted(([, a], [, b]) => a.closedAt - b.closedAt)
  const settled = new Map<string, string>()
  for (const [id, { chosen }] of outcomes) {
    if (chosen === null) continue
    for (const line of cart.records('decisions').get(id)?.candidates ?? [])
      settled.set(`${line === chosen ? 'decided' : 'rejected'}/${line}`, id)
  }
  return settled
}

/** Folds the opinions of all products, by product. */
export function foldOpinions(cart: CartRecords): ReadonlyMap<ProductId, readonly OpinionView[]> {
  const grouped = groupByFirst(cart.records('opinions'))
  return new Map(
    [...grouped].map(([productId, entries]) => [
      productId,
      entries.map(([memberId, opinion]) => ({ memberId, ...opinion })),
    ]),
  )
}

/**
 * The total of lines; lines that are rejected, bought or without a quote do not count.
 * @param of count only what this member wants; everybody's without it.
 */
export function totalsOf(lines: readonly LineView[], of?: MemberId): readonly Total[] {
  const sums = new Map<string, number>()
  for (const line of lines) {
    if (!line.quote || line.lane === 'rejected' || line.lane === 'bought') continue
    const count = of === undefined ? line.quantity : (line.wants.find((want) => want.memberId === of)?.count ?? 0)
    if (count > 0) sums.set(line.quote.currency, (sums.get(line.quote.currency) ?? 0) + count * line.quote.amountMinor)
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }))
}

/** Records with keys `<first>/<memberId>`, grouped by the first part; members in the order of their ids, the same for everybody. */
function groupByFirst<Value>(records: ReadonlyMap<string, Value>): Map<string, [MemberId, Value][]> {
  const groups = new Map<string, [MemberId, Value][]>()
  for (const [key, value] of records) {
    const slash = key.indexOf('/')
    const first = key.slice(0, slash)
    const group = groups.get(first) ?? []
    group.push([key.slice(slash + 1), value])
    groups.set(first, group)
  }
  for (const group of groups.values()) group.sort(([a], [b]) => (a < b ? -1 : 1))
  return groups
}
