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

test('an admin key opens its own shop until a new one is made', async () => {
  const { id, shops } = await emptyShop()
  await shops.ensureShop(otherShop)
  expect(await shops.mayAdminister(id, '')).toBe(false)
  const first = await keyOf(shops.newAdminKey(id))
  expect(first).toMatch(/^[\w-]{43}$/)
  expect(await shops.mayAdminister(id, first)).toBe(true)
  expect(await shops.mayAdminister(id, `${first}x`)).toBe(false)
  expect(await shops.mayAdminister('other', first)).toBe(false)
  const second = await keyOf(shops.newAdminKey(id))
  expect([await shops.mayAdminister(id, first), await shops.mayAdminister(id, second)]).toEqual([false, true])
})

test('there is no key for a shop that does not exist', async () => {
  const { shops } = await emptyShop()
  expect(await shops.newAdminKey('nowhere')).toMatchObject({ ok: false, refusal: { code: 'no-such-shop' } })
})

async function keyOf(made: ReturnType<Awaited<ReturnType<typeof emptyShop>>['shops']['newAdminKey']>): Promise<string> {
  const key = await made
  return key.ok ? key.value : ''
}
