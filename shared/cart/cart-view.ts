// The cart as people read it, folded from its records. The page shows it, the server sums it up; both fold the same way.
import { defined } from '../defined.ts'
import { productIdOf } from '../ids.ts'
import type { LineId, MemberId, ProductId, VariantId } from '../ids.ts'
import { addUp, moneyOf } from '../money.ts'
import type { Money } from '../money.ts'
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

/** The whole cart. */
export interface CartView {
  /** Oldest first; equal moments by id, so that everybody sees the same order. */
  readonly lines: readonly LineView[]
  readonly frame: Frame
  /** The total of all wants, without rejected, bought and unavailable lines; one entry per currency. */
  readonly totals: readonly Money[]
}

/** A member's opinion on a variant, or on a product. */
export interface OpinionView extends Opinion {
  readonly memberId: MemberId
  /** Absent where it is on the product as a whole. */
  readonly variantId?: VariantId
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

/** Folds the opinions on all products and their variants, by product: members in the order of their ids, each one's latest first. */
export function foldOpinions(cart: CartRecords): ReadonlyMap<ProductId, readonly OpinionView[]> {
  const byProduct = new Map<ProductId, OpinionView[]>()
  for (const [on, entries] of groupByFirst(cart.records('opinions'))) {
    const product = productIdOf(on)
    const about = on === product ? {} : { variantId: on }
    const opinions = entries.map(([memberId, opinion]) => ({ memberId, ...about, ...opinion }))
    byProduct.set(product, [...(byProduct.get(product) ?? []), ...opinions])
  }
  for (const opinions of byProduct.values()) {
    opinions.sort((a, b) => order(a.memberId, b.memberId) || b.at - a.at || order(a.variantId ?? '', b.variantId ?? ''))
  }
  return byProduct
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The total of lines; lines that are rejected, bought, unavailable or without a quote do not count.
 * @param of count only what this member wants; everybody's without it.
 */
export function totalsOf(lines: readonly LineView[], of?: MemberId): readonly Money[] {
  const counting = lines.filter((line) => line.lane !== 'rejected' && line.lane !== 'bought' && !isUnavailable(line))
  return addUp(counting.map((line) => ({ price: line.quote && moneyOf(line.quote), count: countOf(line, of) })))
}

/** Whether the shop has none of it: sold out, or gone. Then it stands apart, and nobody counts on it. What was bought stays bought. */
export function isUnavailable({ quote, lane }: Pick<LineView, 'quote' | 'lane'>): boolean {
  return quote?.available === false && lane !== 'bought'
}

function countOf({ quantity, wants }: LineView, member: MemberId | undefined): number {
  return member === undefined ? quantity : (wants.find(({ memberId }) => memberId === member)?.count ?? 0)
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
