// Products that are at hand, searched, filtered and sorted without asking the shop.
import type { Money } from '../money.ts'
import { priceOf } from './price.ts'
import type { Product } from './product.ts'

/** The orders one can choose; `fit` leaves the shop's own. */
export const sorts = ['fit', 'cheap', 'dear', 'rating'] as const
/** One of `sorts`. */
export type Sort = (typeof sorts)[number]

/** What is left out, and what comes first. */
export interface Arrangement {
  readonly sort: Sort
  /** Leaves out what is sold out. */
  readonly onlyAvailable: boolean
  /** Leaves out what costs more, and what is sold in another currency. */
  readonly upTo?: Money | undefined
}

/** In whole units of a currency: a wallet's amounts, and what furniture or a bicycle costs. */
const roundAmounts = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000]
const mostBounds = 5

/** Whether every word of a query is found in what a product says of itself. */
export function matchesWords(product: Product, query: string): boolean {
  const { title, brand = '', department = '', tags, attributes } = product
  const text = folded([title, brand, department, ...tags, ...Object.values(attributes)].join(' '))
  return folded(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** The same products, some left out, in the order that was chosen; equal ones stay as they were. */
export function arranged(products: readonly Product[], { sort, onlyAvailable, upTo }: Arrangement): readonly Product[] {
  const kept = products.filter(
    (product) =>
      (!onlyAvailable || product.variants.some(({ available }) => available)) &&
      (!upTo || (product.currency === upTo.currency && leastOf(product) <= upTo.amountMinor)),
  )
  switch (sort) {
    case 'fit':
      return kept
    case 'cheap':
      return kept.toSorted((a, b) => leastOf(a) - leastOf(b))
    case 'dear':
      return kept.toSorted((a, b) => leastOf(b) - leastOf(a))
    case 'rating':
      return kept.toSorted((a, b) => (b.rating?.average ?? 0) - (a.rating?.average ?? 0))
    default:
      return sort satisfies never
  }
}

/** Round amounts between the cheapest and the dearest of these products, in the currency of the first: what `upTo` can be. */
export function priceBounds(products: readonly Product[]): readonly Money[] {
  const [first] = products
  if (!first) return []
  const { currency, exponent } = first
  const prices = products.filter((product) => product.currency === currency).map(leastOf)
  const [least, dearest] = [Math.min(...prices), Math.max(...prices)]
  return roundAmounts
    .map((amount) => ({ amountMinor: amount * 10 ** exponent, currency, exponent }))
    .filter(({ amountMinor }) => amountMinor >= least && amountMinor < dearest)
    .slice(-mostBounds)
}

/** The least that one of its variants costs, those that can be had before those that cannot. */
function leastOf(product: Product): number {
  const some = product.variants.filter(({ available }) => available)
  return Math.min(
    ...(some.length > 0 ? some : product.variants).map((variant) => priceOf(product, variant).amountMinor),
  )
}

/** Without case and accents, as people type. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
