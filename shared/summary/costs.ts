// What lines cost together, and what they come to for each who wants some of them.
import type { Total, Want } from '../cart/cart-view.ts'
import type { MemberId } from '../ids.ts'
import type { Money } from '../money.ts'

/** A line, as far as it costs something. */
export interface Costing {
  readonly quantity: number
  readonly wants: readonly Want[]
  /** One of it. */
  readonly price?: Money
}

/** What comes to one member. */
export interface Share {
  readonly memberId: MemberId
  readonly total: readonly Total[]
}

/** The sum, one entry a currency; lines without a price do not count. */
export function sumOf(lines: readonly Costing[]): readonly Total[] {
  return added(lines.map(({ price, quantity }) => ({ price, count: quantity })))
}

/** Each who wants some of the lines, in the order of their ids. The shares are the sum: nothing is rounded. */
export function sharesOf(lines: readonly Costing[]): readonly Share[] {
  const members = new Set(lines.flatMap(({ wants }) => wants.map(({ memberId }) => memberId)))
  return [...members]
    .toSorted()
    .map((memberId) => ({ memberId, total: added(lines.map((line) => wantedOf(line, memberId))) }))
    .filter(({ total }) => total.length > 0)
}

interface Counted {
  readonly price: Money | undefined
  readonly count: number
}

function wantedOf({ wants, price }: Costing, member: MemberId): Counted {
  return { price, count: wants.find(({ memberId }) => memberId === member)?.count ?? 0 }
}

function added(counted: readonly Counted[]): readonly Total[] {
  const sums = new Map<string, number>()
  for (const { price, count } of counted) {
    if (price && count > 0) sums.set(price.currency, (sums.get(price.currency) ?? 0) + count * price.amountMinor)
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }))
}
