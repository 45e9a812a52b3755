// A line that is sold out or gone from the shop stands apart: in nobody's total, and not in the sum that is handed over.
import { expect, test } from 'vitest'
import { foldCart, isUnavailable, totalsOf } from '#shared/cart/cart-view.ts'
import type { CartRecords } from '#shared/cart/cart-view.ts'
import type { Lane } from '#shared/cart/lane.ts'
import { summaryOf } from '#shared/summary/summary.ts'

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR', exponent: 2 })

/** A cart of three: a boot that can be had, and a coat that cannot, each wanted by Ana, and socks that were bought. */
function cart(lane: Lane, isCoatThere = false) {
  const line = (productId: string) => ({ productId, variantId: `${productId}:one`, by: 'ana', at: 1 })
  const quote = (amountMinor: number, available: boolean) => ({ ...eur(amountMinor), available, at: 1 })
  const roots: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    lines: { 'boot:one': line('boot'), 'coat:one': line('coat'), 'socks:one': line('socks') },
    lanes: { 'boot:one': lane, 'coat:one': lane, 'socks:one': 'bought' },
    wants: { 'boot:one/ana': 1, 'coat:one/ana': 2, 'coat:one/ben': 1, 'socks:one/ben': 1 },
    quotes: { 'boot:one': quote(13_900, true), 'coat:one': quote(8_900, isCoatThere), 'socks:one': quote(900, false) },
  }
  const records = (root: string) => new Map(Object.entries(roots[root] ?? {}))
  return foldCart({ records } as CartRecords)
}

function summary(view: ReturnType<typeof cart>) {
  return summaryOf({
    cart: view,
    opinions: new Map(),
    decisions: [],
    threads: new Map(),
    members: [],
    find: () => undefined,
  })
}

test.each(['considering', 'decided'] as const)('a %s line that cannot be had counts in nobody’s total', (lane) => {
  const { lines, totals } = cart(lane)
  expect(totals).toEqual([eur(13_900)])
  expect(totalsOf(lines, 'ana')).toEqual([eur(13_900)])
  expect(totalsOf(lines, 'ben')).toEqual([])
  expect(lines.filter(isUnavailable).map(({ id }) => id)).toEqual(['coat:one'])
})

test('once it can be had again, it counts again', () => {
  const { lines, totals } = cart('considering', true)
  expect(totals).toEqual([eur(13_900 + 3 * 8_900)])
  expect(lines.filter(isUnavailable)).toEqual([])
})

test('in the summary it stands apart, and is in no sum', () => {
  const decided = summary(cart('decided'))
  expect(decided.decided.map(({ id }) => id)).toEqual(['boot:one'])
  expect(decided.unavailable).toMatchObject([{ id: 'coat:one', lane: 'decided', soldOut: true }])
  // What was bought stays bought, also where the shop has none left.
  expect(decided.total).toEqual([eur(13_900 + 900)])
  expect(decided.shares).toEqual([
    { memberId: 'ana', total: [eur(13_900)] },
    { memberId: 'ben', total: [eur(900)] },
  ])
  const considered = summary(cart('considering'))
  expect(considered.maybe).toEqual([eur(13_900)])
  expect(considered.unavailable).toMatchObject([{ id: 'coat:one', lane: 'considering' }])
})

test('what was ruled out and cannot be had is ruled out', () => {
  const { rejected, unavailable } = summary(cart('rejected'))
  expect(rejected.map(({ id }) => id)).toEqual(['boot:one', 'coat:one'])
  expect(unavailable).toEqual([])
})
