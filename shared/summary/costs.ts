// The cost of several lines: the total, and each member's share.
import type { Want } from '../cart/cart-view.ts'
import type { MemberId } from '../ids.ts'
import { addUp } from '../money.ts'
import type { Counted, Money } from '../money.ts'

/** The part of a line that determines its cost. */
export interface Costing {
  readonly quantity: number
  readonly wants: readonly Want[]
  /** The price of one. */
  readonly price?: Money
}

/** One member's share of the total. */
export interface Share {
  readonly memberId: MemberId
  readonly total: readonly Money[]
}

/** The sum, one entry a currency; lines without a price do not count. */
export function sumOf(lines: readonly Costing[]): readonly Money[] {
  return addUp(lines.map(({ price, quantity }) => ({ price, count: quantity })))
}

/** The shares of the members who want some of the lines, in the order of their ids. Nothing is rounded: they add up to the total. */
export function sharesOf(lines: readonly Costing[]): readonly Share[] {
  const members = new Set(lines.flatMap(({ wants }) => wants.map(({ memberId }) => memberId)))
  return [...members]
    .toSorted()
    .map((memberId) => ({ memberId, total: addUp(lines.map((line) => wantedOf(line, memberId))) }))
    .filter(({ total }) => total.length > 0)
}

function wantedOf({ wants, price }: Costing, member: MemberId): Counted {
  return { price, count: wants.find(({ memberId }) => memberId === member)?.count ?? 0 }
}
