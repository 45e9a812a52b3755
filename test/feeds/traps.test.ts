// What real feeds do, one after the other. Where two readings are possible, a problem names it, and nothing is guessed.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { emptyShop, reportOf } from '#test/support/catalog.ts'
import type { TestShop } from '#test/support/catalog.ts'
import { bytesOf, feedFile, rssOf } from '#test/support/feeds.ts'

const bowl = { id: 'bowl', title: 'Bowl', price: '10.00 EUR' }

/** What became of one item. */
async function read(fields: Record<string, string>, currency = 'EUR') {
  const shop = await emptyShop(currency)
  const report = reportOf(await shop.load(rssOf([{ ...bowl, ...fields }])))
  const product = await shop.catalogue.product(shop.id, 'bowl')
  const [variant] = product?.variants ?? []
  return { report, product, variant, problem: report.problems[0]?.message }
}

test.each([
  ['12.00 EUR', 1200, 'EUR'],
  ['EUR 12.00', 1200, 'EUR'],
  ['12,00 EUR', 1200, 'EUR'],
  ['12,5 €', 1250, 'EUR'],
  ['€12', 1200, 'EUR'],
  ['1.234,56 EUR', 123456, 'EUR'],
  ['1,234.56 USD', 123456, 'USD'],
  ['1 234,50 SEK', 123450, 'SEK'],
  ['1’234.50 CHF', 123450, 'CHF'],
  ['1.234.567 EUR', 123456700, 'EUR'],
  ['1,200 JPY', 1200, 'JPY'],
  ['1.250 KWD', 1250, 'KWD'],
  ['0.500 EUR', 50, 'EUR'],
  ['129900 TRY', 12990000, 'TRY'],
])('the price “%s” is read', async (price, amountMinor, currency) => {
  expect(await read({ price })).toMatchObject({
    product: { currency, variants: [{ amountMinor }] },
    problem: undefined,
  })
})

test.each([
  ['1,234 EUR', 'can be read in two ways'],
  ['1.234 EUR', 'can be read in two ways'],
  ['12.00 $', 'has the sign “$”, which several currencies have'],
  ['12.00 XYZ', 'has “XYZ”, which is no currency'],
  ['EUR 12.00 USD', 'names two currencies'],
  ['-3.00 EUR', 'is below zero'],
  ['on request', 'is no amount'],
])('the price “%s” is named, and the item left out', async (price, why) => {
  const { product, problem } = await read({ price })
  expect(product).toBeUndefined()
  expect(problem).toBe(`The price “${price}” of “Bowl” ${why}.`)
})

test('a price without a currency is in that of the shop', async () => {
  expect(await read({ price: '12,00' })).toMatchObject({ product: { currency: 'EUR' }, variant: { amountMinor: 1200 } })
})

test('where others of the file are in other currencies, nobody knows what a price without one is in', async () => {
  const shop = await emptyShop('EUR')
  const items = [
    { ...bowl, price: '10.00' },
    { id: 'cup', title: 'Cup', price: '10.00 USD' },
    { id: 'pot', title: 'Pot', price: '10.00 TRY' },
  ]
  const report = reportOf(await shop.load(rssOf(items)))
  expect(report).toMatchObject({ products: 2, problemCount: 1 })
  expect(report.problems[0]?.message).toBe(
    'The price “10.00” of “Bowl” names no currency, and others of the file are not in that of the shop.',
  )
})

test('three currencies in one file are three currencies in the shop', async () => {
  const shop = await emptyShop('TRY')
  const prices = ['1.80 USD', '149.00 EUR', '129900.00 TRY']
  reportOf(await shop.load(rssOf(prices.map((price, at) => ({ id: `p${at}`, title: `P${at}`, price })))))
  const found = await Promise.all([0, 1, 2].map((at) => shop.product(`p${at}`)))
  expect(found.map(({ currency }) => currency)).toEqual(['USD', 'EUR', 'TRY'])
})

test('the variants of a product are in one currency', async () => {
  const shop = await emptyShop()
  const group = { item_group_id: 'boot' }
  const items = [
    { id: 'b1', title: 'Boot, 39', price: '10.00 EUR', size: '39', ...group },
    { id: 'b2', title: 'Boot, 40', price: '10.00 USD', size: '40', ...group },
  ]
  const report = reportOf(await shop.load(rssOf(items)))
  expect(report.problems[0]?.message).toBe('“Boot, 40” is priced in USD where others of the product are in EUR.')
  expect((await shop.product('boot')).variants).toHaveLength(1)
})

test('the price of a shipping is none of the item’s', async () => {
  const shop = await emptyShop()
  const shipping = '<g:shipping><g:price>3.00 EUR</g:price></g:shipping>'
  reportOf(await shop.load(rssOf([bowl]).replace('<item>', `<item>${shipping}`)))
  expect((await shop.product('bowl')).variants[0]?.amountMinor).toBe(1000)
})

test('a sale price without a currency is in that of the price', async () => {
  expect(await read({ sale_price: '8,00' })).toMatchObject({ variant: { amountMinor: 800, compareAtMinor: 1000 } })
})

test('a sale price in another currency is no sale', async () => {
  const { variant, problem } = await read({ sale_price: '8.00 USD' })
  expect(variant?.amountMinor).toBe(1000)
  expect(problem).toBe(
    'The sale price “8.00 USD” of “Bowl” is not in EUR, as its price is: only the usual price is shown.',
  )
})

test('dates of a sale that are none are named, and the usual price is shown', async () => {
  const { variant, problem } = await read({ sale_price: '8.00 EUR', sale_price_effective_date: 'next week/soon' })
  expect(variant?.amountMinor).toBe(1000)
  expect(problem).toContain('The dates of the sale of “Bowl” are none')
})

test.each(['in stock', 'in_stock', 'In Stock', 'https://schema.org/InStock', 'preorder', 'backorder'])(
  'what is “%s” can be had',
  async (availability) => {
    expect(await read({ availability })).toMatchObject({ variant: { available: true }, problem: undefined })
  },
)

test.each(['out of stock', 'out_of_stock', 'http://schema.org/OutOfStock', 'discontinued'])(
  'what is “%s” cannot be had',
  async (availability) => {
    expect(await read({ availability })).toMatchObject({ variant: { available: false }, problem: undefined })
  },
)

test('an availability that nobody knows is named, and the item shown as sold out', async () => {
  expect(await read({ availability: 'maybe' })).toMatchObject({
    variant: { available: false },
    problem: 'What “maybe” means for “Bowl” is not known: it is shown as sold out.',
  })
})

test('ids may be addresses', async () => {
  const shop = await emptyShop()
  const ids = ['https://s.example/p/1', 'https://s.example/p-1']
  reportOf(await shop.load(rssOf(ids.map((id) => ({ ...bowl, id })))))
  const page = await shop.catalogue.page(shop.id, {})
  expect(page.ok && page.value.products.map(({ variants }) => variants[0]?.ref)).toEqual(ids)
})

test('an id that comes twice is taken once', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load(rssOf([bowl, { ...bowl, price: '99.00 EUR' }])))
  expect(report.problems.map(({ message }) => message)).toEqual([
    'The id “bowl” is that of line 1 as well: only the first was taken.',
  ])
  expect((await shop.product('bowl')).variants[0]?.amountMinor).toBe(1000)
})

test.each([
  ['4006381333931', '04006381333931'],
  // UPC-A of 12 digits, of which a spreadsheet took the zero.
  ['36000291452', '00036000291452'],
  ['978-0-306-40615-7', '09780306406157'],
])('the trade number %s is kept as 14 digits', async (gtin, kept) => {
  expect((await read({ gtin })).variant?.gtin).toBe(kept)
})

test.each(['4006381333932', '4.00638E+12', '0000000000000', 'n/a'])(
  'the trade number %s is none: named, and the item kept without it',
  async (gtin) => {
    const { report, variant } = await read({ gtin })
    expect(variant?.available).toBe(true)
    expect(variant?.gtin).toBeUndefined()
    expect(report.adjusted[0]?.message).toContain('is no trade number')
  },
)

test('names of HTML’s signs are read in XML, and an “&” that stands alone is kept and named', async () => {
  const { report, product } = await read({ title: 'Salt&nbsp;&amp;&nbsp;pepper', description: 'R&D made it' })
  expect(product).toMatchObject({ title: 'Salt & pepper', description: 'R&D made it' })
  expect(report.adjustedCount).toBe(1)
})

test('a file that says Latin-1 and is UTF-8 is read as UTF-8', async () => {
  const shop = await emptyShop()
  const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${rssOf([{ ...bowl, title: 'Schüssel für Müsli' }])}`
  reportOf(await shop.load(text))
  expect((await shop.product('bowl')).title).toBe('Schüssel für Müsli')
})

test('a file that says Latin-1 and is so is read as Latin-1', async () => {
  const shop = await emptyShop()
  const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${rssOf([{ ...bowl, title: 'Schüssel für Müsli' }])}`
  reportOf(await shop.load(bytesOf(Buffer.from(text, 'latin1'))))
  expect((await shop.product('bowl')).title).toBe('Schüssel für Müsli')
})

test('a file that says UTF-8 and is not is refused: nobody knows what it is', async () => {
  const shop = await emptyShop()
  const text = `<?xml version="1.0" encoding="UTF-8"?>${rssOf([{ ...bowl, title: 'Schüssel' }])}`
  expect(await shop.load(bytesOf(Buffer.from(text, 'latin1')))).toMatchObject({ refusal: { code: 'feed-broken' } })
})

test('UTF-16 is read by its mark', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load(bytesOf(Buffer.from(`\ufeff${rssOf([{ ...bowl, title: 'Schüssel' }])}`, 'utf16le'))))
  expect((await shop.product('bowl')).title).toBe('Schüssel')
})

test('entities that a file defines are refused, however small', async () => {
  const shop = await emptyShop()
  const bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
  const outcome = await shop.load(`<?xml version="1.0"?>${bomb}${rssOf([{ ...bowl, title: '&b;&f;' }])}`)
  expect(outcome).toMatchObject({
    refusal: { code: 'feed-broken', detail: 'It defines entities of its own, which no feed needs.' },
  })
})

test('elements that lie endlessly in one another are refused', async () => {
  const shop = await emptyShop()
  expect(await shop.load(`<rss>${'<a>'.repeat(100_000)}`)).toMatchObject({ refusal: { code: 'feed-broken' } })
})

test('an item without end is refused before it fills the memory', async () => {
  const shop = await emptyShop()
  async function* endless() {
    yield Buffer.from('<rss><channel><item><g:description>')
    for (;;) yield Buffer.alloc(64 * 1024, 'x')
  }
  expect(await shop.load(endless())).toMatchObject({ refusal: { code: 'feed-broken' } })
})

test('a feed packed with gzip is read, and one that unpacks without measure refused', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load(bytesOf(gzipSync(rssOf([bowl])))))
  expect((await shop.product('bowl')).title).toBe('Bowl')
  const bomb = gzipSync(Buffer.concat([Buffer.from('<rss><channel>'), Buffer.alloc(128 * 1024 * 1024, ' ')]))
  const refused = await shop.load(bytesOf(bomb))
  expect(refused.ok).toBe(false)
  expect(refused).toMatchObject({ refusal: { detail: expect.stringMatching(/4 MB|far more/) as string } })
})

const cutFeeds: [string, string][] = [
  ['google-rss.xml', 'rss'],
  ['google-atom.xml', 'feed'],
  ['products.json', 'json'],
]
test.each(cutFeeds)('%s that breaks off changes nothing, wherever that is', async (name) => {
  const shop = await emptyShop()
  const text = feedFile(name)
  for (let end = Math.floor(text.length / 3); end < text.trimEnd().length; end += Math.floor(text.length / 7)) {
    expect(await shop.load(text.slice(0, end))).toMatchObject({ refusal: { code: 'feed-broken' } })
  }
  expect(await countOf(shop)).toBe(0)
})

test('what is no feed at all is refused', async () => {
  const shop = await emptyShop()
  expect(await shop.load('<html><body>Not found</body></html>')).toMatchObject({ refusal: { code: 'feed-unknown' } })
  expect(await shop.load('<rss><channel></channel></rss>')).toMatchObject({ refusal: { code: 'feed-unknown' } })
  expect(await shop.load('{"products":[]}')).toMatchObject({ refusal: { code: 'feed-unknown' } })
})

test('items that nothing but their titles tells apart are chosen by title', async () => {
  const shop = await emptyShop()
  const titles = ['Gift card, 20', 'Gift card, 50']
  reportOf(
    await shop.load(
      rssOf(titles.map((title, at) => ({ id: `g${at}`, item_group_id: 'gift', title, price: '20.00 EUR' }))),
    ),
  )
  expect((await shop.product('gift')).options).toEqual([{ name: 'Item', values: titles }])
})

test('the price of a unit comes with what is in it', async () => {
  expect((await read({ unit_pricing_measure: '75 cl', unit_pricing_base_measure: '1 l' })).variant?.measure).toEqual({
    amount: 0.75,
    base: 1,
    unit: 'l',
  })
  expect((await read({ unit_pricing_measure: '750ml' })).variant?.measure).toEqual({
    amount: 750,
    base: 100,
    unit: 'ml',
  })
  const { variant, report } = await read({ unit_pricing_measure: '750 ml', unit_pricing_base_measure: '1 kg' })
  expect([variant?.measure, report.adjustedCount]).toEqual([undefined, 1])
})

async function countOf(shop: TestShop): Promise<number> {
  const page = await shop.catalogue.page(shop.id, {})
  return page.ok ? page.value.products.length : -1
}
