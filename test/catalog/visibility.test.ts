// Who sees a product: everybody, whoever has its link, or nobody.
import { expect, test } from 'vitest'
import { csvOf, emptyShop, reportOf } from '#test/support/catalog.ts'
import type { TestShop } from '#test/support/catalog.ts'

const jug = (more: Record<string, string>) => ({
  'Handle': 'jug',
  'Title': 'Jug',
  'Type': 'Home',
  'Variant Price': '19',
  ...more,
})

async function listed({ catalogue, id }: TestShop): Promise<string[]> {
  const page = await catalogue.page(id, {})
  return page.ok ? page.value.products.map((product) => product.id) : []
}

test('an unlisted product is reached by its link, and is in no list, search or department', async () => {
  const shop = await emptyShop()
  const secret = jug({ Handle: 'secret-jug', Title: 'Secret jug', Type: 'Gifts', Status: 'Unlisted' })
  const report = reportOf(await shop.load(csvOf([secret, jug({ Status: 'active' })])))
  expect(report).toMatchObject({ products: 2, hidden: 0, problemCount: 0 })
  expect(await shop.product('secret-jug')).toMatchObject({ title: 'Secret jug', unlisted: true })
  expect(await shop.catalogue.quoteOf(shop.id, 'secret-jug:default', 1)).toMatchObject({ available: true })
  expect(await listed(shop)).toEqual(['jug'])
  expect(await shop.titles('jug')).toEqual(['Jug'])
  expect((await shop.catalogue.departments(shop.id)).map(({ name }) => name)).toEqual(['Home'])
})

test('a product that is listed again is found again', async () => {
  const shop = await emptyShop()
  await shop.load(csvOf([jug({ Status: 'unlisted' })]))
  await shop.load(csvOf([jug({ Status: 'active' })]))
  expect(await listed(shop)).toEqual(['jug'])
  expect(await shop.product('jug')).not.toHaveProperty('unlisted')
})

test.each([
  ['Status', 'suspended'],
  ['Published', 'perhaps'],
])('%s “%s” is not known: it is named, and the product is not public', async (column, word) => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load(csvOf([jug({ [column]: word })])))
  expect(report).toMatchObject({ products: 0, hidden: 1 })
  expect(report.problems).toEqual([
    { line: 2, message: `${column} “${word}” is not known: “jug” was not made public.` },
  ])
  expect(await shop.catalogue.product(shop.id, 'jug')).toBeUndefined()
})

test('a product that was withdrawn is in no list any more, and stays known to the carts that hold it', async () => {
  const shop = await emptyShop()
  await shop.load(csvOf([jug({ Status: 'active' })]))
  await shop.load(csvOf([jug({ Status: 'archived' })]))
  expect(await listed(shop)).toEqual([])
  expect(await shop.catalogue.quoteOf(shop.id, 'jug:default', 1)).toMatchObject({ available: false })
})
