import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Quote } from '#shared/cart/quote.ts'
import type { Product } from '#shared/catalog/product.ts'
import { ask } from '#test/support/api.ts'
import { csvOf } from '#test/support/catalog.ts'
import { catalog } from '#test/support/command.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { join as joinRoom, openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

const boot = { 'Handle': 'boot', 'Title': 'Boot', 'Variant Price': '120' }

function fileOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const file = join(temporaryFolder(), 'products.csv')
  writeFileSync(file, csvOf(rows))
  return file
}

test('makes a shop and imports its products, which a running server then sells', async () => {
  const server = await startTestServer()
  const args = ['import', 'corner', fileOf([boot]), '--create', '--currency', 'USD', '--name', 'Corner shop']
  const ended = await catalog(server.dataDir, ...args)
  expect(ended).toEqual({
    code: 0,
    err: '',
    out: '“corner” has 1 products of this file (1 rows): 1 new, 0 changed, 0 unchanged.\n',
  })
  const found = await ask<Product>(server, 'GET /products/boot?shop=corner')
  expect(found.body).toMatchObject({ title: 'Boot', currency: 'USD' })
  expect((await ask(server, 'GET /shops/corner')).body).toMatchObject({ name: 'Corner shop' })
})

test('its prices reach a room that is open, and a variant that it removed is unavailable there, for newcomers too', async () => {
  const server = await startTestServer()
  const size = (value: string, price: string) => ({
    ...boot,
    'Option1 Name': 'Size',
    'Option1 Value': value,
    'Variant Price': price,
  })
  await catalog(server.dataDir, 'import', 'demo', fileOf([size('S', '120'), size('M', '120')]))
  const { body } = await ask<Product>(server, 'GET /products/boot')
  const [small = '', medium = ''] = body.variants.map(({ id }) => id)
  const ana = await openRoom(server.url, 'Ana')
  const connection = await RawConnection.open(server.url, ana)
  for (const variantId of [small, medium]) {
    const line = { productId: 'boot', variantId, by: ana.memberId, at: Date.now() }
    await connection.write((doc) => doc.getMap('lines').set(variantId, line))
  }
  const quote = (id: string) => connection.record('quotes', id) as Quote | undefined
  await connection.until(() => quote(small)?.amountMinor === 12_000 && quote(medium)?.amountMinor === 12_000)

  await catalog(server.dataDir, 'import', 'demo', fileOf([size('S', '99')]))
  await connection.until(() => quote(small)?.amountMinor === 9_900 && quote(medium)?.available === false)
  const ben = await RawConnection.open(server.url, await joinRoom(server.url, ana.code, 'Ben'))
  expect(ben.record('quotes', small)).toMatchObject({ amountMinor: 9_900, available: true })
  expect(ben.record('quotes', medium)).toMatchObject({ available: false })
})

test('a new key opens the import over HTTP', async () => {
  const server = await startTestServer()
  const { code, out } = await catalog(server.dataDir, 'key', 'demo')
  expect(code).toBe(0)
  const call = { token: out.trim(), headers: { 'content-type': 'text/csv' }, body: csvOf([boot]) }
  expect((await ask(server, 'POST /shops/demo/catalog', call)).status).toBe(200)
})

test('names broken rows by line, keeps the others, or keeps nothing', async () => {
  const dataDir = temporaryFolder()
  const file = fileOf([boot, { ...boot, 'Handle': 'bad', 'Variant Price': '?' }])
  const nothing = await catalog(dataDir, 'import', 'corner', file, '--create', '--currency', 'EUR', '--all-or-nothing')
  expect(nothing.code).toBe(1)
  expect(nothing.err).toContain('Nothing was imported. Line 3: Variant Price “?” is no amount in EUR.')
  const kept = await catalog(dataDir, 'import', 'corner', file)
  expect(kept.code).toBe(0)
  expect(kept.err).toContain('Line 3: Variant Price “?” is no amount in EUR.')
  expect(kept.out).toContain('1 new')
})

test.each([
  [
    'a shop that does not exist',
    ['import', 'nowhere', fileOfNothing()],
    1,
    'There is no shop “nowhere”; --create --currency EUR makes it.',
  ],
  [
    'a new shop without a currency',
    ['import', 'corner', fileOfNothing(), '--create'],
    1,
    'A new shop needs its currency',
  ],
  [
    'a file that is not there',
    ['import', 'corner', '/no/such/file.csv'],
    1,
    '/no/such/file.csv cannot be read (ENOENT).',
  ],
  ['a folder', ['import', 'corner', '/'], 1, '/ is not a file.'],
  ['a key for no shop', ['key', 'nowhere'], 1, 'There is no shop “nowhere”.'],
  ['an id that cannot be one', ['key', 'a/b'], 2, '“a/b” cannot be the id of a shop.'],
  ['an option that is none', ['key', 'demo', '--loud'], 2, "Unknown option '--loud'"],
  ['nothing', [], 2, 'Use one of these:'],
])('says in a sentence what is wrong: %s', async (_, args, code, sentence) => {
  const ended = await catalog(temporaryFolder(), ...args)
  expect(ended.code).toBe(code)
  expect(ended.err).toContain(sentence)
  expect(ended.err).not.toContain('    at ')
  expect(ended.out).toBe('')
})

test('a data folder that cannot be used is said in one sentence', async () => {
  const ended = await catalog('/dev/null/data', 'key', 'demo')
  expect(ended.code).toBe(1)
  expect(ended.err).toMatch(/^The data directory \/dev\/null\/data cannot be used \(\w+\): .*\n$/)
})

/** Any file will do where it is not read. */
function fileOfNothing(): string {
  return import.meta.filename
}
