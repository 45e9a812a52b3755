// A file that names all that a shop has: what it does not name goes, unless that is too much of the shop.
import { expect, test } from 'vitest'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { emptyShop, reportOf } from '#test/support/catalog.ts'
import type { TestShop } from '#test/support/catalog.ts'
import { bowls, bytesOf, rssOf } from '#test/support/feeds.ts'

function loadWhole(shop: TestShop, text: string, mayLosePercent = 30, feed?: string) {
  const { catalogue } = shop
  return importCatalogue(catalogue, {
    shop: { id: shop.id, currency: 'EUR' },
    source: bytesOf(text),
    mode: 'keep',
    mayLosePercent,
    feed,
  })
}

async function listed(shop: TestShop): Promise<number> {
  const page = await shop.catalogue.page(shop.id, { limit: 100 })
  return page.ok ? page.value.products.length : -1
}

test('what a whole file no longer names is in no list and cannot be had, and carts still know it', async () => {
  const shop = await emptyShop()
  reportOf(await loadWhole(shop, rssOf(bowls(20))))
  const report = reportOf(await loadWhole(shop, rssOf(bowls(16))))
  expect(report).toMatchObject({ products: 16, withdrawn: 4, unchanged: 16 })
  expect(await listed(shop)).toBe(16)
  expect(await shop.product('bowl-18')).toMatchObject({ unlisted: true, variants: [{ available: false }] })
})

test('what comes back is listed again', async () => {
  const shop = await emptyShop()
  reportOf(await loadWhole(shop, rssOf(bowls(20))))
  reportOf(await loadWhole(shop, rssOf(bowls(16))))
  reportOf(await loadWhole(shop, rssOf(bowls(20))))
  expect(await listed(shop)).toBe(20)
})

test('a file that would take more than 30 % away changes nothing, and says so', async () => {
  const shop = await emptyShop()
  reportOf(await loadWhole(shop, rssOf(bowls(20))))
  const cheaper = bowls(13).map((bowl) => ({ ...bowl, price: '1.00 EUR' }))
  expect(await loadWhole(shop, rssOf(cheaper))).toMatchObject({
    refusal: {
      code: 'feed-loses-much',
      detail: 'It would take 7 of 20 products away (35 %), and 30 % may go at once.',
    },
  })
  expect(await listed(shop)).toBe(20)
  expect((await shop.product('bowl-1')).variants[0]?.amountMinor).toBe(1000)
})

test('30 % may go, and more where that is asked for', async () => {
  const shop = await emptyShop()
  reportOf(await loadWhole(shop, rssOf(bowls(20))))
  expect(reportOf(await loadWhole(shop, rssOf(bowls(14)))).withdrawn).toBe(6)
  expect(reportOf(await loadWhole(shop, rssOf(bowls(2)), 100)).withdrawn).toBe(12)
})

test('products that the file itself hides count as taken away', async () => {
  const shop = await emptyShop()
  const product = (at: number, published: string | null) => ({
    id: at,
    title: `P${at}`,
    handle: `p${at}`,
    published_at: published,
    variants: [{ id: at * 10, price: '5.00', available: true }],
  })
  const all = Array.from({ length: 12 }, (_, at) => at + 1)
  reportOf(await loadWhole(shop, JSON.stringify({ products: all.map((at) => product(at, '2026-01-01')) })))
  const half = JSON.stringify({ products: all.map((at) => product(at, at > 6 ? null : '2026-01-01')) })
  expect(await loadWhole(shop, half)).toMatchObject({ refusal: { code: 'feed-loses-much' } })
  expect(await listed(shop)).toBe(12)
})

test('a whole table whose last row is cut off changes nothing', async () => {
  const shop = await emptyShop()
  const rows = bowls(20).map(({ id, title, price }) => `${id}\t${title}\tin stock\t${price}`)
  const table = ['id\ttitle\tavailability\tprice', ...rows].join('\n')
  reportOf(await loadWhole(shop, table))
  const cut = table.slice(0, table.lastIndexOf('\t'))
  expect(await loadWhole(shop, cut)).toMatchObject({ refusal: { code: 'feed-broken' } })
  expect(await listed(shop)).toBe(20)
})

test('whole JSON lines that end in the middle of one change nothing', async () => {
  const shop = await emptyShop()
  const lines = bowls(20)
    .map((bowl) => JSON.stringify({ ...bowl, availability: 'in stock' }))
    .join('\n')
  reportOf(await loadWhole(shop, lines))
  expect(await loadWhole(shop, lines.slice(0, -9))).toMatchObject({ refusal: { code: 'feed-broken' } })
  expect(await listed(shop)).toBe(20)
})

test('a feed takes away only what came by it', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load(rssOf([{ id: 'own', title: 'Made by hand', price: '5.00 EUR' }])))
  reportOf(await loadWhole(shop, rssOf(bowls(10)), 30, 'feed-1'))
  reportOf(await loadWhole(shop, rssOf(bowls(8)), 30, 'feed-1'))
  expect(await listed(shop)).toBe(9)
  expect((await shop.product('own')).unlisted).toBeUndefined()
})
