// What a shop's prices become in its currency.
import { expect, test } from 'vitest'
import { formatMoney } from '#shared/money.ts'
import { priceOf } from '#shared/catalog/price.ts'
import { csvOf, emptyShop, reportOf } from '#test/support/catalog.ts'

const bowl = (price: string, more: Record<string, string> = {}) =>
  csvOf([{ 'Handle': 'bowl', 'Title': 'Bowl', 'Variant Price': price, ...more }])

test.each([
  ['HUF', '1990.50', 199_050, 2],
  ['IDR', '59900', 5_990_000, 2],
  ['COP', '89900.00', 8_990_000, 2],
  ['IQD', '12.345', 12_345, 3],
  ['JPY', '5000', 5000, 0],
])('a price in %s is stored with the exponent of ISO 4217', async (currency, price, amountMinor, exponent) => {
  const shop = await emptyShop(currency)
  expect(reportOf(await shop.load(bowl(price)))).toMatchObject({ products: 1, problemCount: 0, adjustedCount: 0 })
  const product = await shop.product('bowl')
  expect(product).toMatchObject({ currency, exponent, variants: [{ amountMinor }] })
  expect(await shop.catalogue.quoteOf(shop.id, 'bowl:default', 1)).toMatchObject({ amountMinor, currency, exponent })
})

test('a price is shown as the file has it', async () => {
  const shop = await emptyShop('HUF')
  await shop.load(bowl('1990.50'))
  const product = await shop.product('bowl')
  const [variant] = product.variants
  expect(variant && formatMoney(priceOf(product, variant), 'hu').replaceAll(/\s/g, ' ')).toBe('1990,50 Ft')
})

test('a price finer than the currency is rounded and named, and its product is kept', async () => {
  const shop = await emptyShop('JPY')
  const report = reportOf(await shop.load(bowl('1990.50', { 'Variant Compare At Price': '2500.25' })))
  expect(report).toMatchObject({
    products: 1,
    problemCount: 0,
    adjustedCount: 2,
    adjusted: [
      { line: 2, message: 'Variant Price “1990.50” is finer than JPY: 1991 was taken.' },
      { line: 2, message: 'Variant Compare At Price “2500.25” is finer than JPY: 2500 was taken.' },
    ],
  })
  expect((await shop.product('bowl')).variants).toMatchObject([{ amountMinor: 1991, compareAtMinor: 2500 }])
})

test('rounded prices do not make a file broken', async () => {
  const shop = await emptyShop('JPY')
  expect(reportOf(await shop.load(bowl('1990.50'), 'all-or-nothing'))).toMatchObject({ added: 1, adjustedCount: 1 })
})
