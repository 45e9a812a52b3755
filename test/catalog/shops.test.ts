import { expect, test } from 'vitest'
import { publicShop } from '#server/shops/shops.ts'
import { aProduct, emptyShop } from '#test/support/catalog.ts'

const otherShop = {
  id: 'other',
  name: 'Other',
  locale: 'fr',
  currency: 'CHF',
  guests: false,
  origins: ['https://other.test'],
}

test('one deployment serves several shops, and none sees the products of another', async () => {
  const { id, shops, catalogue } = await emptyShop()
  await shops.ensureShop(otherShop)
  await catalogue.save(id, [aProduct(id, { id: 'boot', title: 'Boot' })])
  await catalogue.save('other', [aProduct('other', { id: 'boot', title: 'Botte' })])
  expect((await catalogue.product(id, 'boot'))?.title).toBe('Boot')
  expect((await catalogue.product('other', 'boot'))?.title).toBe('Botte')
  const found = await catalogue.page(id, { query: 'botte' })
  expect(found.ok && found.value.products).toEqual([])
})

test('a shop is known with its origins, and shown without them', async () => {
  const { shops } = await emptyShop()
  await shops.ensureShop(otherShop)
  const known = await shops.shop('other')
  expect(known).toEqual(otherShop)
  expect(known && publicShop(known)).toEqual({
    id: 'other',
    name: 'Other',
    locale: 'fr',
    currency: 'CHF',
    guests: false,
  })
  expect(await shops.shop('nowhere')).toBeUndefined()
})

test('a shop that exists stays as its owner left it', async () => {
  const { shops } = await emptyShop()
  await shops.ensureShop(otherShop)
  expect(await shops.ensureShop({ ...otherShop, name: 'Renamed', origins: [] })).toEqual(otherShop)
})
