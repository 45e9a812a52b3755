// Products at hand, searched, filtered and sorted without the shop.
import { expect, test } from 'vitest'
import { arranged, matchesWords, priceBounds } from '#shared/catalog/arrange.ts'
import type { Product } from '#shared/catalog/product.ts'

const product = (id: string, more: Partial<Product>): Product => ({
  ...{ id, shop: 'demo', title: id, description: '', currency: 'EUR', exponent: 2, options: [], pictures: [] },
  ...{ attributes: {}, tags: [], variants: [{ id: `${id}:one`, options: {}, amountMinor: 100, available: true }] },
  ...more,
})
const variant = (amountMinor: number, available = true) => ({
  id: `x:${amountMinor}`,
  options: {},
  amountMinor,
  available,
})
const mug = product('mug', { variants: [variant(1800)], rating: { average: 4.2, count: 3 } })
const lamp = product('lamp', { variants: [variant(8900)], rating: { average: 4.8, count: 9 } })
const chair = product('chair', { variants: [variant(500, false), variant(9900)] })
const gone = product('gone', { variants: [variant(100, false)] })
const ids = (products: readonly Product[]) => products.map(({ id }) => id)

test('sorted by price, what is sold out does not make a product look cheap', () => {
  const all = [chair, lamp, mug]
  expect(ids(arranged(all, { sort: 'cheap', onlyAvailable: false }))).toEqual(['mug', 'lamp', 'chair'])
  expect(ids(arranged(all, { sort: 'dear', onlyAvailable: false }))).toEqual(['chair', 'lamp', 'mug'])
})

test('the best rated come first, those that nobody rated last', () => {
  expect(ids(arranged([chair, mug, lamp], { sort: 'rating', onlyAvailable: false }))).toEqual(['lamp', 'mug', 'chair'])
})

test('a product that has no variant to be had is left out, and the shop’s order stays', () => {
  expect(ids(arranged([gone, mug, chair], { sort: 'fit', onlyAvailable: true }))).toEqual(['mug', 'chair'])
})

test('what costs more than chosen is left out, by the least one can pay for what is to be had', () => {
  const upTo = { amountMinor: 8900, currency: 'EUR', exponent: 2 }
  expect(ids(arranged([chair, mug, lamp], { sort: 'fit', onlyAvailable: false, upTo }))).toEqual(['mug', 'lamp'])
  const foreign = product('foreign', { currency: 'USD' })
  expect(ids(arranged([foreign, mug], { sort: 'fit', onlyAvailable: false, upTo }))).toEqual(['mug'])
})

test('the amounts to choose from are round ones between the cheapest and the dearest', () => {
  expect(priceBounds([mug, lamp, chair]).map(({ amountMinor }) => amountMinor)).toEqual([2500, 5000])
  expect(priceBounds([mug])).toEqual([])
  expect(priceBounds([])).toEqual([])
  const yen = (amount: number) =>
    product(`yen-${amount}`, { currency: 'JPY', exponent: 0, variants: [variant(amount)] })
  expect(priceBounds([yen(900), yen(6000)])).toContainEqual({ amountMinor: 5000, currency: 'JPY', exponent: 0 })
})

test('every word of a query must be found, in whatever case and with whatever accents', () => {
  const cafe = product('cup', { title: 'Café cup', brand: 'Nordlys', attributes: { Glaze: 'Blå' } })
  expect(matchesWords(cafe, 'CAFE nord')).toBe(true)
  expect(matchesWords(cafe, 'bla')).toBe(true)
  expect(matchesWords(cafe, 'cafe lamp')).toBe(false)
  expect(matchesWords(cafe, '  ')).toBe(true)
})
