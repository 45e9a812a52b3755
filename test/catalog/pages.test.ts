import { expect, test } from 'vitest'
import type { PageRequest } from '#server/catalog/catalogue.ts'
import { aProduct, emptyShop } from '#test/support/catalog.ts'
import type { TestShop } from '#test/support/catalog.ts'

/** A shop of 60 boots; every third is a hiking boot by title, the others only by description. */
async function manyBoots(): Promise<TestShop> {
  const shop = await emptyShop()
  const boots = Array.from({ length: 60 }, (_, index) =>
    aProduct(shop.id, {
      id: `boot-${index}`,
      title: index % 3 === 0 ? `Hiking boot ${index}` : `Boot ${index}`,
      description: 'For hiking.',
      department: index < 20 ? 'Old' : 'New',
    }),
  )
  await shop.catalogue.save(shop.id, boots)
  return shop
}

async function walk(shop: TestShop, request: PageRequest): Promise<string[][]> {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page = await shop.catalogue.page(shop.id, { ...request, cursor })
    if (!page.ok) throw new Error(page.refusal.code)
    pages.push(page.value.products.map(({ id }) => id))
    cursor = page.value.next ?? undefined
    // A cursor that leads nowhere must end the test, not keep it.
  } while (cursor !== undefined && pages.length < 100)
  return pages
}

test('pages hold 24 products, and the cursor leads through all of them once', async () => {
  const pages = await walk(await manyBoots(), {})
  expect(pages.map(({ length }) => length)).toEqual([24, 24, 12])
  expect(pages.flat()).toEqual(Array.from({ length: 60 }, (_, index) => `boot-${index}`))
})

test('a search is paged in its own order', async () => {
  const pages = await walk(await manyBoots(), { query: 'hiking', limit: 7 })
  const ids = pages.flat()
  expect(new Set(ids).size).toBe(60)
  expect(ids.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => `boot-${index * 3}`))
})

test('a department is paged like a shop', async () => {
  const pages = await walk(await manyBoots(), { department: 'Old', limit: 10 })
  expect(pages.map(({ length }) => length)).toEqual([10, 10])
})

test('a page of exactly the rest is the last', async () => {
  const pages = await walk(await manyBoots(), { limit: 30 })
  expect(pages.map(({ length }) => length)).toEqual([30, 30])
})

test.each([
  [0, 1],
  [-5, 1],
  [1, 1],
  [100, 60],
  [10_000, 60],
])('a limit of %i answers %i products of 60', async (limit, products) => {
  const shop = await manyBoots()
  const page = await shop.catalogue.page(shop.id, { limit })
  expect(page.ok && page.value.products.length).toBe(products)
})

test.each([
  '',
  'nonsense',
  'bnVsbA',
  Buffer.from('[1,2]').toString('base64url'),
  Buffer.from('["a",2,"b"]').toString('base64url'),
])('the cursor %j is refused', async (cursor) => {
  const shop = await manyBoots()
  expect(await shop.catalogue.page(shop.id, { cursor })).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
})

test('a product that is changed between two pages keeps its place', async () => {
  const shop = await manyBoots()
  const first = await shop.catalogue.page(shop.id, { limit: 30 })
  await shop.catalogue.save(shop.id, [aProduct(shop.id, { id: 'boot-3', title: 'Changed' })])
  const next = first.ok ? (first.value.next ?? '') : ''
  const second = await shop.catalogue.page(shop.id, { limit: 30, cursor: next })
  expect(second.ok && second.value.products.map(({ id }) => id)).not.toContain('boot-3')
})

test('departments stand in the shop’s order, with their number and a picture', async () => {
  const shop = await manyBoots()
  const pictures = [{ src: 'https://pictures.test/first.jpg', alt: 'First' }]
  await shop.catalogue.save(shop.id, [
    aProduct(shop.id, { id: 'boot-0', title: 'Boot', department: 'Old', pictures }),
    aProduct(shop.id, { id: 'loose', title: 'Without a department' }),
  ])
  expect(await shop.catalogue.departments(shop.id)).toEqual([
    { name: 'Old', products: 20, cover: pictures[0] },
    { name: 'New', products: 40, cover: null },
  ])
})
