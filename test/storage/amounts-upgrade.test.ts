// Amounts that were stored before they said their exponent: the server had written them by the digits of CLDR.
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { Catalogue } from '#server/catalog/catalogue.ts'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { migrations } from '#server/storage/migrations/all.ts'
import { priceOf } from '#shared/catalog/price.ts'
import { foldCart } from '#shared/cart/cart-view.ts'
import { formatMoney } from '#shared/money.ts'
import { csvOf, inPieces } from '#test/support/catalog.ts'
import { databaseOf } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/folders.ts'

/** A catalogue of the version before, with one product, brought up to date. */
async function upgraded(currency: string, variant: { amountMinor: number; compareAtMinor?: number }) {
  const db = databaseOf({ dataDir: temporaryFolder() })
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  await migrator.migrateTo('0010-field-words')
  const shop = { id: 's', name: 's', locale: 'en', currency, origins: '[]', guests: 1, created_at: 1 }
  await db.insertInto('shops').values(shop).execute()
  const product = {
    ...{ id: 'bowl', shop: 's', title: 'Bowl', description: '', currency, options: [] },
    variants: [{ id: 'bowl:default', options: {}, ...variant, available: true }],
    ...{ pictures: [], attributes: {}, tags: [] },
  }
  const row = { shop_id: 's', id: 'bowl', title: 'Bowl', department: null, position: 0, search: '', updated_at: 1 }
  await db
    .insertInto('products')
    .values({ ...row, data: JSON.stringify(product) })
    .execute()
  const { error } = await migrator.migrateToLatest()
  expect(error).toBeUndefined()
  return new Catalogue({ db, now: Date.now })
}

test.each([
  { currency: 'IDR', old: 59_900, amountMinor: 5_990_000, exponent: 2, words: 'IDR 59,900' },
  { currency: 'IQD', old: 12_000, amountMinor: 12_000_000, exponent: 3, words: 'IQD 12,000' },
  { currency: 'EUR', old: 5_990, amountMinor: 5_990, exponent: 2, words: '€59.90' },
  { currency: 'JPY', old: 5_990, amountMinor: 5_990, exponent: 0, words: '¥5,990' },
])('a price in $currency is worth after an upgrade what it was worth before', async (price) => {
  const { currency, old, amountMinor, exponent, words } = price
  const catalogue = await upgraded(currency, { amountMinor: old, compareAtMinor: old * 2 })
  const product = await catalogue.product('s', 'bowl')
  expect(product).toMatchObject({ currency, exponent, variants: [{ amountMinor, compareAtMinor: amountMinor * 2 }] })
  const [variant] = product?.variants ?? []
  expect(product && variant && formatMoney(priceOf(product, variant), 'en').replaceAll(/\s/g, ' ')).toBe(words)
})

test('an amount that would become too great keeps the exponent it was written with', async () => {
  const catalogue = await upgraded('IRR', { amountMinor: 1_000_000_000_001 })
  expect(await catalogue.product('s', 'bowl')).toMatchObject({
    exponent: 0,
    variants: [{ amountMinor: 1_000_000_000_001 }],
  })
})

test('an import of what the shop has already changes nothing after an upgrade', async () => {
  const catalogue = await upgraded('HUF', { amountMinor: 1990 })
  const source = inPieces(csvOf([{ 'Handle': 'bowl', 'Title': 'Bowl', 'Variant Price': '1990.00' }]))
  const report = await importCatalogue(catalogue, { shop: { id: 's', currency: 'HUF' }, source, mode: 'keep' })
  expect(report).toMatchObject({ value: { added: 0, changed: 0, unchanged: 1 } })
})

test('old and new prices in a cart add up to what they are worth together', () => {
  const line = (id: string) => ({ productId: 'p', variantId: id, by: 'ana', at: 1 })
  const roots: Record<string, Record<string, unknown>> = {
    lines: { 'p:old': line('p:old'), 'p:new': line('p:new') },
    wants: { 'p:old/ana': 1, 'p:new/ana': 2 },
    quotes: {
      'p:old': { amountMinor: 1990, currency: 'HUF', available: true, at: 1 },
      'p:new': { amountMinor: 199_050, currency: 'HUF', exponent: 2, available: true, at: 2 },
    },
  }
  const cart = { records: (root: string) => new Map(Object.entries(roots[root] ?? {})) }
  expect(foldCart(cart as never).totals).toEqual([{ amountMinor: 597_100, currency: 'HUF', exponent: 2 }])
})
