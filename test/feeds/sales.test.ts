// Sales with dates: the price is what it is at the moment, in the catalogue, in quotes and in rooms that are open.
import { expect, test } from 'vitest'
import { Catalogue } from '#server/catalog/catalogue.ts'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { emptyShop, reportOf } from '#test/support/catalog.ts'
import { bytesOf, rssOf } from '#test/support/feeds.ts'

const from = Date.parse('2026-11-20T00:00:00+01:00')
const until = Date.parse('2026-12-24T23:59:00+01:00')
const anorak = {
  ...{ id: 'anorak', title: 'Anorak', price: '199.00 EUR', sale_price: '149.00 EUR' },
  sale_price_effective_date: '2026-11-20T00:00+0100/2026-12-24T23:59+0100',
}

/** A catalogue at a moment that the test chooses. */
async function catalogueAt(first: number) {
  const shop = await emptyShop()
  const clock = { now: first }
  const catalogue = new Catalogue({ db: shop.db, now: () => clock.now })
  const load = async (items: Record<string, string>[]) =>
    reportOf(
      await importCatalogue(catalogue, {
        shop: { id: shop.id, currency: 'EUR' },
        source: bytesOf(rssOf(items)),
        mode: 'keep',
      }),
    )
  const price = async () => (await catalogue.product(shop.id, 'anorak'))?.variants[0]
  return { shop, clock, catalogue, load, price }
}

test('a sale begins and ends at its moments', async () => {
  const { clock, load, price } = await catalogueAt(from - 1)
  await load([anorak])
  const usual = { amountMinor: 19900 }
  const reduced = { amountMinor: 14900, compareAtMinor: 19900, saleUntil: until }
  expect(await price()).toMatchObject(usual)
  expect(await price()).not.toHaveProperty('compareAtMinor')
  clock.now = from
  expect(await price()).toMatchObject(reduced)
  clock.now = until - 1
  expect(await price()).toMatchObject(reduced)
  clock.now = until
  expect(await price()).toMatchObject(usual)
})

test('a quote says the price of its moment', async () => {
  const { shop, catalogue, load } = await catalogueAt(from)
  await load([anorak])
  const variant = 'anorak:anorak'
  expect(await catalogue.quoteOf(shop.id, variant, from)).toMatchObject({ amountMinor: 14900, at: from })
})

test('a sale without dates is on until the feed says otherwise', async () => {
  const { load, price } = await catalogueAt(from)
  const { sale_price_effective_date: _dates, ...undated } = anorak
  await load([undated])
  expect(await price()).toMatchObject({ amountMinor: 14900, compareAtMinor: 19900 })
  expect(await price()).not.toHaveProperty('saleUntil')
})

test('nobody is told how many a shop has, nor of a sale that has not begun', async () => {
  const { load, price } = await catalogueAt(from - 1)
  await load([{ ...anorak, quantity_to_sell_on_facebook: '7' }])
  expect(await price()).not.toHaveProperty('sale')
  expect(await price()).not.toHaveProperty('quantity')
})

test('the moments at which a sale begins and ends are kept, and those that are over are not', async () => {
  const { shop, clock, load } = await catalogueAt(from - 1)
  await load([anorak])
  const moments = () => shop.db.selectFrom('price_moments').select('at').orderBy('at').execute()
  expect(await moments()).toEqual([{ at: from }, { at: until }])
  clock.now = from + 1
  await load([{ ...anorak, title: 'Warm anorak' }])
  expect(await moments()).toEqual([{ at: until }])
})
