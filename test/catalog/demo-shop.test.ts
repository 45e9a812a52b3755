import { expect, test } from 'vitest'
import { firstFlat, seedDemoShop } from '#server/catalog/demo/demo-shop.ts'
import { storedProductSchema } from '#server/catalog/stored-product.ts'
import { inLanguage } from '#server/catalog/translations.ts'
import type { Product } from '#shared/catalog/product.ts'
import { emptyShop } from '#test/support/catalog.ts'

const flat = firstFlat()
const { products } = flat
const byDepartment = Map.groupBy(products, ({ department }) => department)

test('the demo shop has 24 products in four departments, each as products must be', () => {
  expect([...byDepartment.values()].map(({ length }) => length)).toEqual([6, 6, 6, 6])
  for (const product of products) expect(storedProductSchema.safeParse(product).error).toBeUndefined()
  expect(new Set(products.map(({ id }) => id)).size).toBe(24)
})

test.each(products.map((product) => [product.id, product] as const))(
  '%s has distinct variants, each with a picture of its own look',
  (_, product) => {
    const ids = product.variants.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, options, picture } of product.variants) {
      expect(id.startsWith(`${product.id}:`)).toBe(true)
      expect(Object.keys(options)).toEqual(product.options.map(({ name }) => name))
      // The picture says what it shows; two sizes of the same glaze may look alike.
      const [look] = Object.values(options)
      expect(product.pictures[picture ?? -1]?.alt).toBe(`${product.title}, ${look}`)
    }
  },
)

test.each([...byDepartment])('products of %s compare: they share most of their facts', (_, some) => {
  const counts = new Map<string, number>()
  for (const { attributes } of some) {
    for (const name of Object.keys(attributes)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const shared = [...counts.values()].filter((count) => count >= some.length - 1)
  expect(shared.length).toBeGreaterThanOrEqual(5)
})

test('every product tells its size, how it is delivered and what buyers say', () => {
  for (const { attributes, reviews, description } of products) {
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining(['Material', 'Size', 'Delivery', 'Returns']))
    expect(reviews?.length).toBeGreaterThanOrEqual(2)
    expect(description.length).toBeGreaterThan(80)
  }
})

test('one product is reduced, two come in a variant that is sold out, and every product can be had', () => {
  const isReduced = ({ variants }: Product) =>
    variants.every(({ amountMinor, compareAtMinor = 0 }) => compareAtMinor > amountMinor)
  const isPartlySoldOut = ({ variants }: Product) => variants.some(({ available }) => !available)
  expect(products.filter(isReduced).map(({ id }) => id)).toEqual(['chamber-candle'])
  expect(products.filter(isPartlySoldOut).map(({ id }) => id)).toEqual(['bell-pendant', 'stile-bench'])
  for (const { variants } of products) expect(variants.some(({ available }) => available)).toBe(true)
})

test.each(['de', 'ar'])('every text of the demo shop is there in %s', (language) => {
  // Names of materials and measures without a unit may be written alike.
  const isAlike = (text: string) => /^Ø? ?[\d ×]+ cm$|^[\d.]+ (?:ml|l|g|kg|m)$|^(?:Material|None)/.test(text)
  for (const product of products) {
    const said = inLanguage(product, language)
    expect(said.title).not.toBe(product.title)
    expect(said.description).not.toBe(product.description)
    expect(said.departmentTitle).toBeDefined()
    const names = [...Object.entries(product.attributes).flat(), ...product.options.flatMap(({ values }) => values)]
    expect(
      said.reviews?.map(({ text }) => text).filter((text, index) => text === product.reviews?.[index]?.text),
    ).toEqual([])
    const left = names.filter((text) => product.translations?.[language]?.[text] === undefined)
    expect(left.filter((text) => language === 'ar' || !isAlike(text))).toEqual([])
  }
})

test('it is there from the first start, and a second start changes nothing', async () => {
  const { catalogue, shops } = await emptyShop()
  await seedDemoShop(catalogue, shops, flat)
  expect(await shops.shop('demo')).toMatchObject({ name: 'Fjord & Field', currency: 'EUR', guests: true })
  const page = await catalogue.page('demo', { limit: 100 })
  expect(page.ok && page.value.products).toEqual(products.map((product) => inLanguage(product, undefined)))
  expect(await catalogue.save('demo', products)).toEqual({ added: 0, changed: 0, unchanged: 24 })
})

test('what else the operator sells in the demo shop, and how it is called, stays as it is', async () => {
  const { catalogue, shops } = await emptyShop()
  const [mug] = products
  if (!mug) throw new Error('there is no mug')
  await seedDemoShop(catalogue, shops, { name: 'Corner', products: [{ ...mug, id: 'own-mug' }] })
  await seedDemoShop(catalogue, shops, flat)
  expect(await shops.shop('demo')).toMatchObject({ name: 'Corner' })
  expect(await catalogue.product('demo', 'own-mug')).not.toHaveProperty('unlisted')
})

test('what an older version sold stays where rooms have it, and is in no list', async () => {
  const { catalogue, shops } = await emptyShop()
  const [mug] = products
  if (!mug) throw new Error('there is no mug')
  const boot = { ...mug, id: 'ridge-boot', title: 'Ridge boot' }
  await seedDemoShop(catalogue, shops, { name: 'Ridge Outfitters', products: [boot, { ...mug, title: 'Old mug' }] })
  await seedDemoShop(catalogue, shops, flat)
  expect(await shops.shop('demo')).toMatchObject({ name: 'Fjord & Field' })
  expect((await catalogue.product('demo', 'kiln-mug'))?.title).toBe('Stoneware mug')
  expect(await catalogue.product('demo', 'ridge-boot')).toMatchObject({ title: 'Ridge boot', unlisted: true })
  const page = await catalogue.page('demo', { limit: 100 })
  expect(page.ok && page.value.products.map(({ id }) => id)).not.toContain('ridge-boot')
})
