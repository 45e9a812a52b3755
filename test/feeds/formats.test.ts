import { expect, test } from 'vitest'
import { emptyShop, reportOf } from '#test/support/catalog.ts'
import { feedFile } from '#test/support/feeds.ts'

/** How often something stands in a text. */
function countOf(text: string, what: RegExp): number {
  return [...text.matchAll(what)].length
}

/** How many different texts stand there. */
function different(text: string, what: RegExp): number {
  return new Set([...text.matchAll(what)].map((match) => match[1])).size
}

test('a Google feed in RSS: as many products as groups and single items, as many variants as items', async () => {
  const text = feedFile('google-rss.xml')
  const shop = await emptyShop()
  const report = reportOf(await shop.load(text))
  const groups = different(text, /<g:item_group_id>([^<]*)/g)
  const grouped = countOf(text, /<g:item_group_id>/g)
  const items = countOf(text, /<item>/g)
  expect([report.rows, report.products]).toEqual([items, items - grouped + groups])
  expect(report.problems).toEqual([])

  const anorak = await shop.product((await idOf(shop, 'anorak')) ?? '')
  expect(anorak).toMatchObject({
    title: 'Fjäll anorak, Moss',
    brand: 'Norrsken',
    department: 'Anoraks',
    description: 'Waxed cotton, cut for layers.\n\nMade in Växjö.',
    currency: 'EUR',
    ref: 'NS-100',
    options: [{ name: 'Size', values: ['S', 'M'] }],
    attributes: { Condition: 'new' },
  })
  expect(anorak.variants).toMatchObject([
    { ref: 'NS-100-S', gtin: '04006381333931', available: true, picture: 0 },
    { ref: 'NS-100-M', amountMinor: 19900, available: false },
  ])
  expect(anorak.pictures).toHaveLength(2)
})

test('Atom feeds have their addresses in an attribute, whatever the prefix of Google’s names is', async () => {
  const text = feedFile('google-atom.xml')
  const shop = await emptyShop()
  const report = reportOf(await shop.load(text))
  expect([report.products, report.problemCount]).toEqual([countOf(text, /<entry>/g), 0])
  expect(await shop.product((await idOf(shop, 'blue')) ?? '')).toMatchObject({ url: 'https://bowls.example/b1' })
})

test('Google’s names may be the default namespace', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load(feedFile('google-default-namespace.xml')))
  const mat = await shop.product((await idOf(shop, 'mat')) ?? '')
  expect(mat).toMatchObject({
    title: 'Door mat',
    url: 'https://mats.example/d1',
    variants: [{ ref: 'D1', amountMinor: 2400 }],
  })
})

test('a Google feed as a table parted by tabs, in which quotes are letters', async () => {
  const text = feedFile('google.tsv')
  const shop = await emptyShop()
  const report = reportOf(await shop.load(text))
  expect([report.rows, report.products, report.problemCount]).toEqual([text.trim().split('\n').length - 1, 2, 0])
  expect((await shop.product('shirt')).description).toBe('A 5" collar, and "quotes"')
  expect((await shop.product('shirt')).variants.map(({ id, options }) => [id, options])).toEqual([
    ['shirt:shirt-s', { Size: 'S' }],
    ['shirt:shirt-m', { Size: 'M' }],
  ])
})

test('a Google feed as JSON lines', async () => {
  const text = feedFile('google.jsonl')
  const shop = await emptyShop()
  const report = reportOf(await shop.load(text))
  expect([report.products, report.problemCount]).toEqual([text.split('\n').filter((line) => line !== '').length, 0])
  expect(await shop.product('j1')).toMatchObject({ variants: [{ amountMinor: 4500, available: true }] })
  expect(await shop.product('j3')).toMatchObject({ variants: [{ amountMinor: 500, available: false }] })
})

test('a Meta catalogue, with the lines that explain its template', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load(feedFile('meta.csv')))
  expect([report.rows, report.products, report.problemCount]).toEqual([2, 2, 0])
  const tote = await shop.product('m1')
  expect(tote.variants).toMatchObject([{ amountMinor: 2900, compareAtMinor: 3500, ref: 'm1' }])
  expect(tote.pictures.map(({ src }) => src)).toEqual([
    'https://m.example/tote.jpg',
    'https://m.example/tote-2.jpg',
    'https://m.example/tote,3.jpg',
  ])
})

test('a WooCommerce export: headings in any case, parents by SKU or id before or after their variations', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load(feedFile('woocommerce.csv')))
  expect(report).toMatchObject({ rows: 8, products: 3, hidden: 1, problemCount: 2 })
  expect(report.problems.map(({ message }) => message)).toEqual([
    '“The set” is only a group of others: it was left out.',
    'The parent of “Lost - Green” is not in this file.',
  ])
  const poncho = await shop.product('30')
  expect(poncho).toMatchObject({ title: 'Wool poncho', department: 'Ponchos', ref: '30', tags: ['wool'] })
  expect(poncho.variants).toMatchObject([
    { id: '30:31', ref: '31', options: { Colour: 'Red' }, amountMinor: 8000, available: true },
    { id: '30:32', ref: '32', options: { Colour: 'Blue' }, available: false },
  ])
  expect(await shop.product('42')).toMatchObject({ unlisted: true })
  expect(await shop.catalogue.product(shop.id, '41')).toBeUndefined()
})

test('empty stock of WooCommerce is not zero', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load(feedFile('woocommerce.csv')))
  expect((await shop.product('40')).variants).toMatchObject([{ available: true, sku: 'pattern' }])
})

test('Shopify’s products.json: what is not published is shown to nobody', async () => {
  const text = feedFile('products.json')
  const shop = await emptyShop()
  const report = reportOf(await shop.load(text))
  const all = (JSON.parse(text) as { products: unknown[] }).products.length
  expect(report.products + report.hidden).toBe(all)
  expect(report).toMatchObject({ products: 1, hidden: 1, problemCount: 0 })
  expect(await shop.product('linen-shirt')).toMatchObject({
    ref: '7001',
    tags: ['linen', 'summer'],
    variants: [
      {
        id: 'linen-shirt:white-s',
        ref: '9001',
        gtin: '04006381333931',
        amountMinor: 5990,
        compareAtMinor: 7990,
        picture: 0,
      },
      { id: 'linen-shirt:blue-s', ref: '9002', available: false },
    ],
  })
})

test('products.json gives the products of an export the ids by which they are bought, and keeps theirs', async () => {
  const shop = await emptyShop()
  const header = 'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price'
  reportOf(
    await shop.load(
      `${header}\nlinen-shirt,Linen shirt,Colour,White,Size,S,LS-W-S,59.90\nlinen-shirt,,,Blue,,S,LS-B-S,64.00\n`,
    ),
  )
  const before = await shop.product('linen-shirt')
  expect(before.variants.map(({ ref }) => ref)).toEqual([undefined, undefined])
  reportOf(await shop.load(feedFile('products.json')))
  const after = await shop.product('linen-shirt')
  expect(after.variants.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id))
  expect(after.variants.map(({ ref }) => ref)).toEqual(['9001', '9002'])
})

test('the products that a page tells search engines of, each with its own offer', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load(feedFile('page.html')))
  expect(report).toMatchObject({ rows: 4, products: 2, problemCount: 2 })
  expect(report.problems.map(({ message }) => message)).toEqual([
    '“Wax” has only a range of prices.',
    '“Only mentioned” is offered at no price.',
  ])
  expect(await shop.product('ridge')).toMatchObject({
    title: 'Ridge boot',
    url: 'https://boots.example/ridge',
    options: [{ name: 'Size', values: ['39', '40'] }],
    variants: [
      {
        sku: 'R39',
        gtin: '04006381333931',
        amountMinor: 18900,
        available: true,
        url: 'https://boots.example/ridge?size=39',
      },
      { sku: 'R40', amountMinor: 18900, available: false },
    ],
  })
})

async function idOf(shop: Awaited<ReturnType<typeof emptyShop>>, query: string): Promise<string | undefined> {
  const page = await shop.catalogue.page(shop.id, { query })
  return page.ok ? page.value.products[0]?.id : undefined
}
