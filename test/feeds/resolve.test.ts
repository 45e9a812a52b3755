// From the shop's own names to its products, as a page of the shop asks.
import { expect, test } from 'vitest'
import type { Resolved, UnboundPage } from '#shared/catalog/resolve.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { emptyShop, reportOf } from '#test/support/catalog.ts'
import { feedFile, rssOf } from '#test/support/feeds.ts'
import { adminKey } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

async function shirts() {
  const shop = await emptyShop()
  reportOf(await shop.load(feedFile('google.tsv')))
  reportOf(await shop.load(feedFile('products.json')))
  return shop
}

test.each([
  ['ref', { ref: '9001' }],
  ['gtin', { gtin: '4006381333931' }],
  ['sku', { sku: 'ls-w-s' }],
] as const)('a variant is found by its %s', async (kind, names) => {
  const shop = await shirts()
  expect(await shop.catalogue.resolve(shop.id, names)).toMatchObject({
    state: 'found',
    by: [kind],
    product: 'linen-shirt',
    variant: 'linen-shirt:white-s',
    ref: '9001',
  })
})

test('a product is found by its handle, and its variant is open where it has several', async () => {
  const shop = await shirts()
  expect(await shop.catalogue.resolve(shop.id, { handle: 'Linen-Shirt' })).toMatchObject({
    state: 'found',
    product: 'linen-shirt',
    variant: null,
    ref: null,
  })
})

test.each([
  'https://s.example/shirt?s=m',
  'http://www.s.example/shirt/?utm_source=mail&s=m#reviews',
  'https://s.example/shirt?gclid=1&s=m&fbclid=2',
])('the address %s is that of its variant', async (url) => {
  const shop = await shirts()
  expect(await shop.catalogue.resolve(shop.id, { url })).toMatchObject({ state: 'found', variant: 'shirt:shirt-m' })
})

test('a SKU beside a handle tells which variant it is', async () => {
  const shop = await shirts()
  expect(await shop.catalogue.resolve(shop.id, { handle: 'linen-shirt', sku: 'LS-B-S' })).toMatchObject({
    state: 'found',
    variant: 'linen-shirt:blue-s',
    ref: '9002',
  })
})

test('names that lead to different things are a conflict, and none is believed', async () => {
  const shop = await shirts()
  expect(await shop.catalogue.resolve(shop.id, { ref: '9001', sku: 'LS-B-S' })).toEqual({
    state: 'conflict',
    by: ['ref', 'sku'],
  })
})

test('a name of several products is no name', async () => {
  const shop = await emptyShop()
  const link = 'https://s.example/all'
  reportOf(await shop.load(rssOf(['a', 'b'].map((id) => ({ id, title: id, price: '1.00 EUR', link })))))
  expect(await shop.catalogue.resolve(shop.id, { url: link })).toEqual({
    state: 'ambiguous',
    by: ['url'],
    products: ['a', 'b'],
  })
})

test('what the shop does not have is unknown', async () => {
  const shop = await shirts()
  expect(await shop.catalogue.resolve(shop.id, { url: 'https://s.example/other', sku: '?' })).toEqual({
    state: 'unknown',
  })
})

test('a name that a later file no longer has finds nothing', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load(rssOf([{ id: 'a', title: 'A', price: '1.00 EUR', link: 'https://s.example/old' }])))
  reportOf(await shop.load(rssOf([{ id: 'a', title: 'A', price: '1.00 EUR', link: 'https://s.example/new' }])))
  expect(await shop.catalogue.resolve(shop.id, { url: 'https://s.example/old' })).toEqual({ state: 'unknown' })
  expect(await shop.catalogue.resolve(shop.id, { url: 'https://s.example/new' })).toMatchObject({ state: 'found' })
})

test('over HTTP anybody may ask, about one shop, by at least one name', async () => {
  const server = await startTestServer()
  const [product] = (await ask<{ products: { id: string }[] }>(server, 'GET /products')).body.products
  const answer = await ask<Resolved>(server, `GET /shops/demo/resolve?handle=${product?.id}`)
  expect(answer.body).toMatchObject({ state: 'found', product: product?.id })
  expectRefused(await ask(server, 'GET /shops/demo/resolve'), 'invalid')
  expectRefused(await ask(server, 'GET /shops/nowhere/resolve?sku=x'), 'no-such-shop')
})

test('the report says which variants cannot be bought from here, and which names are shared', async () => {
  const shop = await emptyShop()
  reportOf(await shop.load('Handle,Title,Variant SKU,Variant Price\na,A,X1,1\nb,B,X1,1\n'))
  reportOf(await shop.load(rssOf([{ id: 'c', title: 'C', price: '1.00 EUR' }])))
  const report = await shop.catalogue.unbound(shop.id, '')
  expect(report).toMatchObject({
    products: 2,
    variants: 2,
    next: null,
    shared: [{ kind: 'sku', key: 'x1', variants: 2 }],
  })
  expect(report.unbound.map(({ product, variants }) => [product, variants.map(({ id, why }) => [id, why])])).toEqual([
    ['a', [['a:default', 'no-ref']]],
    ['b', [['b:default', 'no-ref']]],
  ])
})

test('the report is for the shop’s own server', async () => {
  const server = await startTestServer()
  const key = await adminKey(server)
  expect((await ask<UnboundPage>(server, 'GET /shops/demo/catalog/unbound', { token: key })).status).toBe(200)
  expectRefused(await ask(server, 'GET /shops/demo/catalog/unbound'), 'token-missing')
})

test('how old what the shop says is counts from when it was last heard, changed or not', async () => {
  const shop = await emptyShop()
  const feed = rssOf([{ id: 'a', title: 'A', price: '1.00 EUR' }])
  reportOf(await shop.load(feed))
  await shop.db.updateTable('products').set({ seen_at: 5, updated_at: 5 }).execute()
  expect(await shop.catalogue.resolve(shop.id, { ref: 'a' })).toMatchObject({ seenAt: 5 })
  expect(reportOf(await shop.load(feed)).unchanged).toBe(1)
  const heard = await shop.catalogue.resolve(shop.id, { ref: 'a' })
  expect(heard.state === 'found' && heard.seenAt).toBeGreaterThan(5)
})
