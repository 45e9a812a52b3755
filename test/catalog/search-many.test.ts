// Search in a shop of many products: a slice at a time, as if it were all at once.
import { expect, test } from 'vitest'
import type { Product } from '#shared/catalog/product.ts'
import { aProduct, emptyShop } from '#test/support/catalog.ts'
import type { TestShop } from '#test/support/catalog.ts'

/** Every third has the word in its title, every third begins a word of the title with it, every third only describes it. */
async function shopOfMany(): Promise<{ shop: TestShop; inOrder: readonly string[] }> {
  const shop = await emptyShop()
  const titles = ['Reboot', 'Boot', 'Sandal']
  const products: Product[] = Array.from({ length: 1_200 }, (_, at) =>
    aProduct(shop.id, {
      id: `p-${at}`,
      title: titles[at % 3] ?? '',
      description: 'Not a boot at all.',
      department: at < 600 ? 'One' : 'Two',
    }),
  )
  await shop.catalogue.save(shop.id, products)
  const idsOf = (title: string) => products.filter((product) => product.title === title).map(({ id }) => id)
  return { shop, inOrder: [...idsOf('Boot'), ...idsOf('Reboot'), ...idsOf('Sandal')] }
}

/** Turns that everything else gets until it is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const takeTurn = () => {
    turns += 1
    if (!isOver) setImmediate(takeTurn)
  }
  setImmediate(takeTurn)
  await work
  isOver = true
  return turns
}

test('pages of a search are in one order, whatever slice a product is in', async () => {
  const { shop, inOrder } = await shopOfMany()
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await shop.catalogue.page(shop.id, { query: 'boot', limit: 70, cursor })
    if (!page.ok) throw new Error(page.refusal.code)
    found.push(...page.value.products.map(({ id }) => id))
    cursor = page.value.next ?? undefined
  } while (cursor !== undefined)
  expect(found).toEqual(inOrder)
  const two = await shop.catalogue.page(shop.id, { query: 'boot', department: 'Two', limit: 1 })
  expect(two).toMatchObject({ ok: true, value: { products: [{ id: 'p-601' }] } })
})

test('others get their turn while a whole shop is searched', async () => {
  const { shop } = await shopOfMany()
  const query = 'a b c d e f g h'
  const text = 'abcdefgh '.repeat(550)
  await shop.catalogue.save(
    shop.id,
    Array.from({ length: 1_200 }, (_, at) => aProduct(shop.id, { id: `p-${at}`, title: 'x', description: text })),
  )
  expect(await turnsDuring(shop.catalogue.page(shop.id, { query }))).toBeGreaterThanOrEqual(4)
})

test('a search behind too many others is refused with a try-again code', async () => {
  const { shop } = await shopOfMany()
  const pages = await Promise.all(Array.from({ length: 70 }, () => shop.catalogue.page(shop.id, { query: 'boot' })))
  const refused = pages.filter((page) => !page.ok)
  expect(refused).toHaveLength(6)
  for (const page of refused) expect(page).toMatchObject({ refusal: { code: 'too-many-requests' } })
  expect(await shop.catalogue.page(shop.id, { query: 'boot' })).toMatchObject({ ok: true })
})
