import { expect, test } from 'vitest'
import { demoCatalogue, seedDemoShop } from '#server/catalog/demo/demo-shop.ts'
import { productSchema } from '#shared/catalog/product.ts'
import type { Product } from '#shared/catalog/product.ts'
import { emptyShop } from '#test/support/catalog.ts'

const products = demoCatalogue()
const byDepartment = Map.groupBy(products, ({ department }) => department)

test('the demo shop has 24 products in four departments, each as products must be', () => {
  expect([...byDepartment.values()].map(({ length }) => length)).toEqual([6, 6, 6, 6])
  for (const product of products) expect(productSchema.safeParse(product).error).toBeUndefined()
  expect(new Set(products.map(({ id }) => id)).size).toBe(24)
})

test.each(products.map((product) => [product.id, product] as const))(
  '%s has distinct variants, each with its own picture',
  (_, product) => {
    const ids = product.variants.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, options, picture } of product.variants) {
      expect(id.startsWith(`${product.id}:`)).toBe(true)
      expect(Object.keys(options)).toEqual(product.options.map(({ name }) => name))
      const shown = product.pictures[picture ?? -1]
      // The picture says which colour it shows.
      expect(shown?.alt).toBe(
        options['Colour'] === undefined ? product.title : `${product.title} in ${options['Colour']}`,
      )
    }
  },
)

test.each([...byDepartment])('products of %s compare: they share most of their facts', (_, some) => {
  const counts = new Map<string, number>()
  for (const { attributes } of some) {
    for (const name of Object.keys(attributes)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const shared = [...counts.values()].filter((count) => count >= some.length - 1)
  expect(shared.length).toBeGreaterThanOrEqual(4)
  expect([...counts].filter(([, count]) => count < 2).map(([name]) => name).length).toBeLessThanOrEqual(1)
})

test('some are on sale, some variants are sold out, and every description tells something', () => {
  const isOnSale = ({ variants }: Product) =>
    variants.every(({ amountMinor, compareAtMinor = 0 }) => compareAtMinor > amountMinor)
  const isPartlySoldOut = ({ variants }: Product) => variants.some(({ available }) => !available)
  expect(products.filter(isOnSale).length).toBeGreaterThanOrEqual(3)
  expect(products.filter(isPartlySoldOut).length).toBeGreaterThanOrEqual(2)
  for (const { description, variants } of products) {
    expect(description.length).toBeGreaterThan(80)
    expect(variants.some(({ available }) => available)).toBe(true)
  }
})

test('it is there from the first start, and a second start changes nothing', async () => {
  const { catalogue, shops } = await emptyShop()
  await seedDemoShop(catalogue, shops)
  expect(await shops.shop('demo')).toMatchObject({ name: 'Ridge Outfitters', currency: 'EUR', guests: true })
  const page = await catalogue.page('demo', { limit: 100 })
  expect(page.ok && page.value.products).toEqual(products)
  expect(await catalogue.save('demo', demoCatalogue())).toEqual({ added: 0, changed: 0, unchanged: 24 })
})

test('a new version of it replaces what an older one left', async () => {
  const { catalogue, shops } = await emptyShop()
  await seedDemoShop(catalogue, shops)
  const boot = products.find(({ id }) => id === 'ridge-boot')
  if (!boot) throw new Error('there is no boot')
  await catalogue.save('demo', [{ ...boot, title: 'Old boot' }])
  await seedDemoShop(catalogue, shops)
  expect((await catalogue.product('demo', 'ridge-boot'))?.title).toBe('Ridge boot')
})
