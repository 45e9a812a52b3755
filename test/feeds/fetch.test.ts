// A feed that is read at its address every so often.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { FeedInfo, FeedRunInfo } from '#shared/catalog/feeds.ts'
import type { ProductPage } from '#shared/catalog/product.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { feedAddress } from '#test/support/feed-address.ts'
import type { FeedAddress, FeedAnswer } from '#test/support/feed-address.ts'
import { bowls, rssOf } from '#test/support/feeds.ts'
import { shopWithKey } from '#test/support/second-shop.ts'
import type { ShopWithKey } from '#test/support/second-shop.ts'
import { until } from '#test/support/until.ts'

const answering =
  (body: string | Buffer, headers: Record<string, string> = {}): FeedAnswer =>
  (_request, response) =>
    void response.writeHead(200, headers).end(body)

/** A shop that reads a feed, once its first reading is over. */
async function reading(answer: FeedAnswer, settings: Record<string, unknown> = {}) {
  const [shop, address] = [await shopWithKey(), await feedAddress(answer)]
  const added = await ask<FeedInfo>(shop.server, 'POST /shops/corner/feeds', {
    token: shop.key,
    body: { url: address.url, ...settings },
  })
  expect(added.status).toBe(201)
  const feed = { ...shop, address, id: added.body.id }
  return { ...feed, first: await lastRun(feed, 1) }
}

type Feed = ShopWithKey & { readonly id: string; readonly address: FeedAddress }

/** The last of so many readings, once it is over. */
async function lastRun({ server, key, id }: Feed, count: number): Promise<FeedRunInfo> {
  let runs: FeedRunInfo[] = []
  await until('the end of a reading', async () => {
    const answer = await ask<{ runs: FeedRunInfo[] }>(server, `GET /shops/corner/feeds/${id}/runs`, { token: key })
    runs = answer.body.runs
    return runs.length === count && runs.every(({ endedAt }) => endedAt !== null)
  })
  const [last] = runs
  if (!last) throw new Error('there is no reading')
  return last
}

async function readAgain(feed: Feed, count: number, body: Record<string, unknown> = {}): Promise<FeedRunInfo> {
  const answer = await ask(feed.server, `POST /shops/corner/feeds/${feed.id}/runs`, { token: feed.key, body })
  expect(answer.status).toBe(202)
  return lastRun(feed, count)
}

async function listed({ server }: ShopWithKey): Promise<number> {
  return (await ask<ProductPage>(server, 'GET /products?shop=corner&limit=100')).body.products.length
}

test('a feed is read as soon as it is added, and its problems are listed with the reading', async () => {
  const items = [...bowls(3), { id: 'cup', title: 'Cup', price: 'free' }]
  const feed = await reading(answering(rssOf(items)))
  expect(feed.first).toMatchObject({
    outcome: 'imported',
    report: { added: 3, problemCount: 1, problems: [{ message: 'The price “free” of “Cup” is no amount.' }] },
  })
  expect(await listed(feed)).toBe(3)
})

test('what has not changed is not read again', async () => {
  const feed = await reading(
    answering(rssOf(bowls(3)), { 'etag': '"v1"', 'last-modified': 'Mon, 30 Nov 2026 08:00:00 GMT' }),
  )
  feed.address.answers((_request, response) => void response.writeHead(304).end())
  expect(await readAgain(feed, 2)).toMatchObject({ outcome: 'unchanged', report: null })
  expect(feed.address.asked[1]).toMatchObject({
    'if-none-match': '"v1"',
    'if-modified-since': 'Mon, 30 Nov 2026 08:00:00 GMT',
  })
  expect(await listed(feed)).toBe(3)
})

test('a feed may come packed', async () => {
  const feed = await reading(answering(gzipSync(rssOf(bowls(4))), { 'content-encoding': 'gzip' }))
  expect(feed.first).toMatchObject({ outcome: 'imported', report: { added: 4 } })
})

test('what unpacks to far more than a feed has is read no further', async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('<rss><channel>'), Buffer.alloc(200 * 1024 * 1024, ' ')]))
  const feed = await reading(answering(bomb, { 'content-encoding': 'gzip' }))
  expect(feed.first.outcome).not.toBe('imported')
  expect(await listed(feed)).toBe(0)
})

test('a feed that breaks off changes nothing', async () => {
  const feed = await reading(answering(rssOf(bowls(20))))
  const cheaper = rssOf(bowls(20).map((bowl) => ({ ...bowl, price: '1.00 EUR' })))
  feed.address.answers((_request, response) => {
    response.writeHead(200, { 'content-length': String(cheaper.length) })
    response.write(cheaper.slice(0, cheaper.length / 2), () => response.destroy())
  })
  expect(await readAgain(feed, 2)).toMatchObject({ outcome: 'unreachable', report: null })
  // As a proxy may end it, which nobody can tell from an end.
  feed.address.answers(answering(cheaper.slice(0, cheaper.length / 2)))
  expect(await readAgain(feed, 3)).toMatchObject({ outcome: 'refused', code: 'feed-broken' })
  const { body } = await ask<ProductPage>(feed.server, 'GET /products?shop=corner&limit=100')
  expect(body.products.map(({ variants }) => variants[0]?.amountMinor)).toEqual(Array(20).fill(1000))
})

test('a reading that would take much away stops and says so, and goes on where that is asked for', async () => {
  const feed = await reading(answering(rssOf(bowls(20)), { etag: '"v1"' }))
  feed.address.answers(answering(rssOf(bowls(4)), { etag: '"v2"' }))
  expect(await readAgain(feed, 2)).toMatchObject({
    outcome: 'refused',
    code: 'feed-loses-much',
    detail: 'It would take 16 of 20 products away (80 %), and 30 % may go at once.',
  })
  expect(await listed(feed)).toBe(20)
  expect(await readAgain(feed, 3, { mayLosePercent: 100 })).toMatchObject({
    outcome: 'imported',
    report: { withdrawn: 16 },
  })
  expect(await listed(feed)).toBe(4)
})

test('an address that answers with an error is named in the reading', async () => {
  const feed = await reading((_request, response) => void response.writeHead(503).end())
  expect(feed.first).toMatchObject({ outcome: 'unreachable', detail: 'It answered 503.' })
})

test('a redirect is followed, and looked at as the address itself', async () => {
  const to = await feedAddress(answering(rssOf(bowls(2))))
  const feed = await reading((_request, response) => void response.writeHead(301, { location: to.url }).end())
  expect(feed.first).toMatchObject({ outcome: 'imported', report: { added: 2 } })
})

test.each([
  ['http://169.254.169.254/latest/meta-data/', 'Only https is asked.'],
  ['https://10.0.0.1/feed.xml', 'Only public addresses are asked.'],
  ['file:///etc/passwd', 'Only https is asked.'],
])('a redirect to %s is not followed', async (location, why) => {
  const feed = await reading((_request, response) => void response.writeHead(302, { location }).end())
  expect(feed.first).toMatchObject({ outcome: 'unreachable', detail: why })
})

test('redirects without end are given up', async () => {
  const feed = await reading((request, response) => void response.writeHead(302, { location: request.url }).end())
  expect(feed.first).toMatchObject({
    outcome: 'unreachable',
    detail: 'It leads from one address to the next without end.',
  })
})

test.each(['https://10.0.0.1/feed.xml', 'http://shop.example/feed.xml', 'https://user:secret@shop.example/feed.xml'])(
  'the address %s is not taken',
  async (url) => {
    const { server, key } = await shopWithKey()
    expectRefused(await ask(server, 'POST /shops/corner/feeds', { token: key, body: { url } }), 'feed-address')
  },
)

test('a feed that is removed is read no more, and its products stay', async () => {
  const feed = await reading(answering(rssOf(bowls(3))))
  const call = { token: feed.key }
  expect((await ask(feed.server, `DELETE /shops/corner/feeds/${feed.id}`, call)).status).toBe(204)
  expectRefused(await ask(feed.server, `GET /shops/corner/feeds/${feed.id}/runs`, call), 'no-such-feed')
  expect(await listed(feed)).toBe(3)
})

test('feeds are for the shop’s own server, and each shop has its own', async () => {
  const feed = await reading(answering(rssOf(bowls(3))))
  expectRefused(await ask(feed.server, 'GET /shops/corner/feeds'), 'token-missing')
  expectRefused(await ask(feed.server, 'GET /shops/demo/feeds', { token: feed.key }), 'token-invalid')
})

test('single products are pushed as they change', async () => {
  const { server, key } = await shopWithKey()
  const push = (items: unknown[]) => ask(server, 'POST /shops/corner/catalog/items', { token: key, body: { items } })
  const bowl = { id: 'bowl', title: 'Bowl', price: { value: '10.00', currency: 'EUR' }, availability: 'in stock' }
  expect(await push([bowl])).toMatchObject({ status: 200, body: { added: 1 } })
  expect(await push([bowl])).toMatchObject({ status: 200, body: { unchanged: 1 } })
  expect(await push([{ ...bowl, availability: 'out of stock' }])).toMatchObject({ status: 200, body: { changed: 1 } })
  const page = await ask<ProductPage>(server, 'GET /products?shop=corner')
  expect(page.body.products.map(({ variants }) => variants[0]?.available)).toEqual([false])
})
