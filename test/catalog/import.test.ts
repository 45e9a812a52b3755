import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { csvOf, emptyShop, inPieces, reportOf } from '#test/support/catalog.ts'

const mixed = resolve(import.meta.dirname, '../fixtures/shopify-mixed.csv')
/** A real export, where the project was checked out beside one. */
const apparel = resolve(import.meta.dirname, '../../../shared/data/shopify-apparel.csv')

test('a Shopify export becomes products: byte order mark, CRLF, quoted line breaks and another column order included', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load(createReadStream(mixed)))
  expect(report).toMatchObject({ rows: 5, products: 2, added: 2, problemCount: 0 })

  const shirt = await shop.product('linen-shirt')
  expect(shirt).toMatchObject({
    title: 'Linen shirt',
    brand: 'Casa',
    department: 'Shirts',
    currency: 'EUR',
    tags: ['linen', 'summer'],
    attributes: { Weight: '240–260 g', Fabric: 'Linen' },
    options: [
      { name: 'Colour', values: ['White', 'Blue'] },
      { name: 'Size', values: ['S', 'M'] },
    ],
  })
  expect(
    shirt.variants.map(({ id, amountMinor, compareAtMinor, available }) => [
      id,
      amountMinor,
      compareAtMinor,
      available,
    ]),
  ).toEqual([
    ['linen-shirt:white-s', 5990, 7990, true],
    ['linen-shirt:white-m', 5990, undefined, false],
    ['linen-shirt:blue-s', 6400, undefined, true],
  ])
})

test('descriptions become plain text: nothing of a script is left, paragraphs and lists are', async () => {
  const shop = await emptyShop()
  await shop.load(createReadStream(mixed))
  const { description } = await shop.product('linen-shirt')
  expect(description).toBe('Cool & light\n\nWoven in Guimarães, washed twice.\n\n• Mother-of-pearl\n• Side vents')
  expect((await shop.product('candle')).description).toBe('Says "hello" on the lid')
})

test('pictures stand in the shop’s order, and each variant knows its own', async () => {
  const shop = await emptyShop()
  await shop.load(createReadStream(mixed))
  const { pictures, variants } = await shop.product('linen-shirt')
  expect(pictures).toEqual([
    { src: 'https://pictures.test/shirt-white.jpg', alt: 'In white' },
    { src: 'https://pictures.test/shirt-back.jpg', alt: 'From behind' },
    { src: 'https://pictures.test/collar.jpg', alt: 'Linen shirt' },
    // Named by a variant only.
    { src: 'https://pictures.test/shirt-blue.jpg', alt: 'Linen shirt' },
  ])
  expect(variants.map(({ picture }) => picture)).toEqual([0, 0, 3])
})

test('a product with nothing to choose has one variant and no options', async () => {
  const shop = await emptyShop()
  await shop.load(createReadStream(mixed))
  const candle = await shop.product('candle')
  expect(candle.options).toEqual([])
  expect(candle.variants).toEqual([{ id: 'candle:default', options: {}, amountMinor: 1200, available: true }])
  expect(candle.department).toBe('gift')
  expect(candle.attributes).toEqual({ Weight: '1.2 kg' })
})

test('columns are known by their new names too', async () => {
  const shop = await emptyShop()
  const header =
    'Title,URL handle,Description,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Product image URL'
  const row = 'Bowl,bowl,<p>Deep</p>,Glaze,Sea,24.00,30,shopify,0,CONTINUE,300,https://pictures.test/bowl.jpg'
  reportOf(await shop.load(`${header}\n${row}\n`))
  expect(await shop.product('bowl')).toMatchObject({
    description: 'Deep',
    attributes: { Weight: '300 g' },
    variants: [{ id: 'bowl:sea', amountMinor: 2400, compareAtMinor: 3000, available: true }],
    pictures: [{ src: 'https://pictures.test/bowl.jpg' }],
  })
})

test.each([
  ['JPY', '5000', 5000],
  ['JPY', '5000.00', 5000],
  ['KWD', '1.250', 1250],
  ['EUR', '0', 0],
])('prices are kept in the smallest unit of %s', async (currency, price, amountMinor) => {
  const shop = await emptyShop(currency)
  reportOf(await shop.load(csvOf([{ 'Handle': 'a', 'Title': 'A', 'Variant Price': price }])))
  expect((await shop.product('a')).variants[0]?.amountMinor).toBe(amountMinor)
})

test.each([
  ['nobody counts it', { 'Variant Inventory Qty': '0', 'Variant Inventory Policy': 'deny' }, true],
  ['some are left', { 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': '1' }, true],
  ['none is left', { 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': '0' }, false],
  ['more were sold than there are', { 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': '-2' }, false],
  [
    'it is sold beyond the stock',
    { 'Variant Inventory Tracker': 'shopify', 'Variant Inventory Qty': '0', 'Variant Inventory Policy': 'continue' },
    true,
  ],
])('whether a variant can be had: %s', async (_, stock, available) => {
  const shop = await emptyShop()
  reportOf(
    await shop.load(
      csvOf([{ 'Handle': 'a', 'Title': 'A', 'Variant Price': '1', 'Variant Inventory Policy': 'deny', ...stock }]),
    ),
  )
  expect((await shop.product('a')).variants[0]?.available).toBe(available)
})

test('rows of a product may stand apart', async () => {
  const shop = await emptyShop()
  const row = (handle: string, title: string, size: string) => ({
    'Handle': handle,
    'Title': title,
    'Variant Price': '5',
    'Option1 Name': 'Size',
    'Option1 Value': size,
  })
  const report = reportOf(await shop.load(csvOf([row('a', 'A', 'S'), row('b', 'B', 'S'), row('a', '', 'M')])))
  expect(report).toMatchObject({ products: 2, problemCount: 0 })
  expect((await shop.product('a')).variants).toHaveLength(2)
})

test('importing the same file again changes nothing, and ids stay the same', async () => {
  const shop = await emptyShop()
  const first = reportOf(await shop.load(createReadStream(mixed)))
  const again = reportOf(await shop.load(createReadStream(mixed)))
  expect([first.added, again.added, again.changed, again.unchanged]).toEqual([2, 0, 0, 2])
})

test('names in every script get ids of their own', async () => {
  const shop = await emptyShop()
  const row = (handle: string, colour: string) => ({
    'Handle': handle,
    'Title': 'Cup',
    'Variant Price': '5',
    'Option1 Name': 'Colour',
    'Option1 Value': colour,
  })
  const rows = [
    row('茶碗', '赤'),
    row('茶碗', '青'),
    row('Größe', 'S/M'),
    row('Größe', 'S M'),
    row('x'.repeat(200), 'y'.repeat(110)),
  ]
  const report = reportOf(await shop.load(csvOf(rows)))
  expect(report).toMatchObject({ products: 3, problemCount: 0 })
  const page = await shop.catalogue.page(shop.id, {})
  const ids = page.ok
    ? page.value.products.flatMap(({ id, variants }) => [id, ...variants.map((variant) => variant.id)])
    : []
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9._~:-]{1,120}$/)
  expect(ids).toContain('grosse')
})

test('what the shop hides is not shown; what was shown before can no longer be had', async () => {
  const shop = await emptyShop()
  const row = (handle: string, state: Record<string, string>) => ({
    'Handle': handle,
    'Title': handle,
    'Variant Price': '5',
    'Published': 'true',
    'Status': 'active',
    ...state,
  })
  await shop.load(csvOf([row('old', {})]))
  const report = reportOf(
    await shop.load(csvOf([row('old', { Status: 'archived' }), row('new', { Published: 'FALSE' })])),
  )
  expect(report).toMatchObject({ products: 0, hidden: 2 })
  expect(await shop.catalogue.product(shop.id, 'new')).toBeUndefined()
  expect((await shop.product('old')).variants[0]?.available).toBe(false)
})

test('a description of nothing but opening tags does no harm', async () => {
  const shop = await emptyShop()
  reportOf(
    await shop.load(
      csvOf([{ 'Handle': 'a', 'Title': 'A', 'Variant Price': '1', 'Body (HTML)': '<div>'.repeat(30_000) }]),
    ),
  )
  expect((await shop.product('a')).description).toBe('')
})

test('long texts are shortened, and nothing turns the direction of what stands around it', async () => {
  const shop = await emptyShop()
  const long = {
    'Handle': 'a',
    'Title': `\u202eA ${'title '.repeat(60)}`,
    'Variant Price': '1',
    'Body (HTML)': 'word '.repeat(3000),
    'Tags': 'tag '.repeat(70),
  }
  reportOf(await shop.load(csvOf([long])))
  const { title, description, tags } = await shop.product('a')
  expect(title).toMatch(/^A title .*…$/)
  expect([title.length <= 255, description.length <= 5000, tags[0]?.length]).toEqual([true, true, 255])
})

test('progress is told while rows are read and products saved', async () => {
  const shop = await emptyShop()
  const rows = Array.from({ length: 2500 }, (_, index) => ({
    'Handle': `p-${index}`,
    'Title': `P ${index}`,
    'Variant Price': '1',
  }))
  const told: { rows: number; saved: number }[] = []
  await importCatalogue(shop.catalogue, {
    shop: { id: shop.id, currency: 'EUR' },
    source: inPieces(csvOf(rows), 65_536),
    mode: 'keep',
    by: { kind: 'operator', id: null },
    onProgress: (progress) => told.push(progress),
  })
  expect(told.some(({ rows, saved }) => rows === 1000 && saved === 0)).toBe(true)
  expect(told.at(-1)).toEqual({ rows: 2500, products: 2500, saved: 2500 })
})

test.skipIf(!existsSync(apparel))('the real apparel file is imported whole', async () => {
  const shop = await emptyShop('USD')
  const report = reportOf(await shop.load(createReadStream(apparel)))
  expect(report).toMatchObject({ rows: 22, products: 20, added: 20, problemCount: 0 })
  const top = await shop.product('classic-varsity-top')
  expect(top.variants.map(({ id }) => id)).toEqual([
    'classic-varsity-top:small',
    'classic-varsity-top:medium',
    'classic-varsity-top:large',
  ])
  expect((await shop.catalogue.departments(shop.id)).map(({ name, products }) => [name, products])).toEqual([
    ['men', 6],
    ['women', 14],
  ])
  expect(await shop.titles('silk')).toEqual(['Striped Silk Blouse', 'Silk Summer Top', 'Blue Silk Tuxedo'])
})
