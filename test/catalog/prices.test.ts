import { expect, test } from 'vitest'
import type { Product } from '#shared/catalog/product.ts'
import { aProduct, emptyShop } from '#test/support/catalog.ts'

function boot(shop: string, price: number, available = true): Product {
  return aProduct(shop, {
    id: 'boot',
    title: 'Boot',
    variants: [
      { id: 'boot:s', options: { Size: 'S' }, amountMinor: price, available },
      { id: 'boot:m', options: { Size: 'M' }, amountMinor: 5000, available: true },
    ],
  })
}

test('a quote says price, currency and availability as of now', async () => {
  const { id, catalogue } = await emptyShop()
  await catalogue.save(id, [boot(id, 4000, false)])
  expect(await catalogue.quoteOf(id, 'boot:s', 77)).toEqual({
    amountMinor: 4000,
    currency: 'EUR',
    exponent: 2,
    available: false,
    at: 77,
  })
  expect(await catalogue.quoteOf(id, 'boot:m', 78)).toEqual({
    amountMinor: 5000,
    currency: 'EUR',
    exponent: 2,
    available: true,
    at: 78,
  })
})

test('there is no quote for what the shop does not sell', async () => {
  const { id, catalogue } = await emptyShop()
  await catalogue.save(id, [boot(id, 4000)])
  expect(await catalogue.quoteOf(id, 'boot:xl', 1)).toBeUndefined()
  expect(await catalogue.quoteOf(id, 'shoe:s', 1)).toBeUndefined()
  expect(await catalogue.quoteOf('other', 'boot:s', 1)).toBeUndefined()
})

test('listeners hear which prices changed, once they are saved', async () => {
  const { id, catalogue } = await emptyShop()
  const heard: string[] = []
  catalogue.onPricesChanged((shopId, productIds) => heard.push(`${shopId}: ${productIds.join()}`))
  const other = aProduct(id, { id: 'other', title: 'Other' })
  await catalogue.save(id, [boot(id, 4000), other])
  expect(heard).toEqual([])
  await catalogue.save(id, [boot(id, 3500), other])
  expect(heard).toEqual(['corner: boot'])
})

test.each<[string, (product: Product) => Product]>([
  [
    'sold out',
    (product) => ({ ...product, variants: product.variants.map((variant) => ({ ...variant, available: false })) }),
  ],
  ['another currency', (product) => ({ ...product, currency: 'USD' })],
  ['a variant less', (product) => ({ ...product, variants: product.variants.slice(0, 1) })],
])('a change of the price is also: %s', async (_, change) => {
  const { id, catalogue } = await emptyShop()
  await catalogue.save(id, [boot(id, 4000)])
  const heard: string[] = []
  catalogue.onPricesChanged((__, productIds) => heard.push(...productIds))
  await catalogue.save(id, [change(boot(id, 4000))])
  expect(heard).toEqual(['boot'])
})

test('other words in a description are no change of the price', async () => {
  const { id, catalogue } = await emptyShop()
  await catalogue.save(id, [boot(id, 4000)])
  const heard: string[] = []
  catalogue.onPricesChanged((_, productIds) => heard.push(...productIds))
  expect(await catalogue.save(id, [{ ...boot(id, 4000), description: 'New words' }])).toEqual({
    added: 0,
    changed: 1,
    unchanged: 0,
  })
  expect(heard).toEqual([])
})

test('who stops listening hears nothing more', async () => {
  const { id, catalogue } = await emptyShop()
  await catalogue.save(id, [boot(id, 4000)])
  const heard: string[] = []
  const stop = catalogue.onPricesChanged((_, productIds) => heard.push(...productIds))
  stop()
  await catalogue.save(id, [boot(id, 3000)])
  expect(heard).toEqual([])
})

test('products of one save are saved together or not at all', async () => {
  const { id, catalogue } = await emptyShop()
  const boots = Array.from({ length: 25 }, (_, index) => ({ ...boot(id, 4000), id: `boot-${index}` }))
  // The last one has no title, which the store itself refuses.
  const untitled = boots.map((one, index) => (index < 24 ? one : Object.assign(one, { title: null })))
  await expect(catalogue.save(id, untitled)).rejects.toThrow(/NOT NULL/)
  expect(await catalogue.product(id, 'boot-0')).toBeUndefined()
})
