import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { Shops } from '#server/shops/shops.ts'
import type { ImportReport } from '#shared/catalog/contracts.ts'
import type { ProductPage } from '#shared/catalog/product.ts'
import type { Problem } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { csvOf } from '#test/support/catalog.ts'
import { catalog } from '#test/support/command.ts'
import { databaseOf } from '#test/support/database.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const boot = { 'Handle': 'boot', 'Title': 'Boot', 'Variant Price': '120' }
const broken = { 'Handle': 'shoe', 'Title': 'Shoe', 'Variant Price': 'free' }
const asCsv = { 'content-type': 'text/csv; charset=utf-8' }

/** A server with a second shop, and the key that administers it. */
async function cornerShop(): Promise<{ server: TestServer; key: string }> {
  const server = await startTestServer()
  const shops = new Shops({ db: databaseOf(server), now: Date.now })
  await shops.ensureShop({ id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', guests: true, origins: [] })
  const { out } = await catalog(server.dataDir, 'key', 'corner')
  return { server, key: out.trim() }
}

test('a shop’s server imports its catalogue with its key', async () => {
  const { server, key } = await cornerShop()
  const answer = await ask<ImportReport>(server, 'POST /shops/corner/catalog', {
    token: key,
    headers: asCsv,
    body: csvOf([boot]),
  })
  expect([answer.status, answer.body]).toEqual([
    200,
    {
      ...{ rows: 1, products: 1, added: 1, changed: 0, unchanged: 0, hidden: 0, withdrawn: 0 },
      ...{ problemCount: 0, problems: [], adjustedCount: 0, adjusted: [] },
    },
  ])
  const page = await ask<ProductPage>(server, 'GET /products?shop=corner')
  expect(page.body.products.map(({ title }) => title)).toEqual(['Boot'])
})

test('broken rows are named by line and the others kept', async () => {
  const { server, key } = await cornerShop()
  const answer = await ask<ImportReport>(server, 'POST /shops/corner/catalog', {
    token: key,
    headers: asCsv,
    body: csvOf([boot, broken]),
  })
  expect(answer.body).toMatchObject({ added: 1, problemCount: 2, problems: [{ line: 3 }, { line: 3 }] })
})

test('with broken rows nothing is imported, if the shop asks for that', async () => {
  const { server, key } = await cornerShop()
  const call = { token: key, headers: asCsv, body: csvOf([boot, broken]) }
  const problem = expectRefused(
    await ask(server, 'POST /shops/corner/catalog?mode=all-or-nothing', call),
    'csv-rows-broken',
  )
  expect(problem.errors?.[0]).toEqual({ at: 'line 3', message: 'Variant Price “free” is no amount in EUR.' })
  const page = await ask<ProductPage>(server, 'GET /products?shop=corner')
  expect(page.body.products).toEqual([])
})

test('a file that lacks a column is refused by name', async () => {
  const { server, key } = await cornerShop()
  const answer = await ask(server, 'POST /shops/corner/catalog', {
    token: key,
    headers: asCsv,
    body: 'Handle,Title\na,A\n',
  })
  expect(expectRefused(answer, 'csv-column-missing').detail).toContain('“Variant Price”')
})

test('an import needs a key of that shop', async () => {
  const { server, key } = await cornerShop()
  const body = csvOf([boot])
  expectRefused(await ask(server, 'POST /shops/corner/catalog', { headers: asCsv, body }), 'token-missing')
  expectRefused(
    await ask(server, 'POST /shops/corner/catalog', { token: 'guess', headers: asCsv, body }),
    'token-invalid',
  )
  expectRefused(await ask(server, 'POST /shops/demo/catalog', { token: key, headers: asCsv, body }), 'token-invalid')
  expectRefused(await ask(server, 'POST /shops/nowhere/catalog', { token: key, headers: asCsv, body }), 'token-invalid')
})

test('a member’s token is no key', async () => {
  const { server } = await cornerShop()
  const room = await ask<{ token: string }>(server, 'POST /rooms', { body: { name: 'Ana', shop: 'corner' } })
  const call = { token: room.body.token, headers: asCsv, body: csvOf([boot]) }
  expectRefused(await ask(server, 'POST /shops/corner/catalog', call), 'token-invalid')
})

test('another kind of body is refused, and an unknown mode', async () => {
  const { server, key } = await cornerShop()
  expectRefused(await ask(server, 'POST /shops/corner/catalog', { token: key, body: {} }), 'wrong-media-type')
  const call = { token: key, headers: asCsv, body: csvOf([boot]) }
  expectRefused(await ask(server, 'POST /shops/corner/catalog?mode=some', call), 'invalid')
})

test('an upload of 100 MB is refused at once when it says so', async () => {
  const { server, key } = await cornerShop()
  const upload = await uploadEndlessly(server, key, { 'content-length': 100 * 1024 * 1024 })
  expect(upload.status).toBe(413)
  expect(upload.problem.code).toBe('too-large')
  expect(upload.sentBytes).toBeLessThan(20 * 1024 * 1024)
})

test('an upload that does not say its length is refused at 50 MB', async () => {
  const { server, key } = await cornerShop()
  const upload = await uploadEndlessly(server, key, {})
  expect([upload.status, upload.problem.code]).toEqual([413, 'too-large'])
  expect(upload.sentBytes).toBeGreaterThan(50 * 1024 * 1024)
  expect(upload.sentBytes).toBeLessThan(75 * 1024 * 1024)
  const page = await ask<ProductPage>(server, 'GET /products?shop=corner')
  expect(page.body.products).toEqual([])
})

test('while one import runs a second one waits its turn', async () => {
  const { server, key } = await cornerShop()
  const url = `${server.url}/api/v1/shops/corner/catalog`
  const headers = { ...asCsv, authorization: `Bearer ${key}` }
  const slow = request(url, { method: 'POST', headers })
  onTestFinished(() => void slow.destroy())
  const answered = new Promise<number>((done) => slow.once('response', ({ statusCode = 0 }) => done(statusCode)))
  slow.write('Handle,Title,Variant Price\n')
  // The first one is under way as soon as a second one is told so.
  let status = 200
  while (status !== 429) {
    const call = { token: key, headers: asCsv, body: csvOf([boot]) }
    const second = await ask<Problem>(server, 'POST /shops/corner/catalog', call)
    status = second.status
    if (status !== 200) expectRefused(second, 'too-many-requests')
  }
  slow.end('a,A,1\n')
  expect(await answered).toBe(200)
  const third = await ask<ImportReport>(server, 'POST /shops/corner/catalog', {
    token: key,
    headers: asCsv,
    body: csvOf([boot]),
  })
  expect(third.status).toBe(200)
})

/** Sends rows until the answer comes, and tells how much was sent by then. */
async function uploadEndlessly(server: TestServer, key: string, length: Record<string, number>) {
  const row = `boot,Boot,120,${'x'.repeat(4000)}\n`
  const piece = Buffer.from(row.repeat(16))
  const sent = { bytes: 0, isAnswered: false }
  function* rows(): Generator<Buffer> {
    yield Buffer.from('Handle,Title,Variant Price,Body (HTML)\n')
    while (!sent.isAnswered) {
      sent.bytes += piece.length
      yield piece
    }
  }
  const headers = { ...asCsv, ...length, authorization: `Bearer ${key}` }
  const upload = request(`${server.url}/api/v1/shops/corner/catalog`, { method: 'POST', headers })
  const answer = once(upload, 'response') as Promise<[IncomingMessage]>
  Readable.from(rows(), { highWaterMark: 1 }).pipe(upload)
  const [response] = await answer
  sent.isAnswered = true
  const problem = JSON.parse(await text(response)) as Problem
  upload.destroy()
  return { status: response.statusCode, problem, sentBytes: sent.bytes }
}
