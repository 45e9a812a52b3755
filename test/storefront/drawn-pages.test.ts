// Pages arrive drawn: what a stranger sees first needs no script.
import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { firstAnswersId } from '#shared/pages/first-page.ts'
import { openRoom } from '#test/support/people.ts'
import { databaseOf } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { startTestServer } from '#test/support/server.ts'

async function open(url: string, language = 'en'): Promise<string> {
  const response = await fetch(url, { headers: { 'accept': 'text/html', 'accept-language': language } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  return response.text()
}

/** What stands on the page, without the answers it was drawn with. */
const drawn = (html: string) => /<div id="page">(.*)<\/div><script type="application\/json"/s.exec(html)?.[1] ?? ''

test('a product’s page arrives with its picture, name and price', async () => {
  const { url } = await startTestServer()
  const html = await open(`${url}/p/ridge-boot`)
  expect(drawn(html)).toMatch(/<h1[^>]*>Ridge boot<\/h1>/)
  expect(drawn(html)).toContain('€139')
  expect(drawn(html)).toMatch(/<img[^>]+src="\/pictures\/[^"]+"/)
  expect(html).toContain('<title>Ridge boot · Ridge Outfitters</title>')
  expect(html).toContain(`<meta property="og:image" content="${url}/p/ridge-boot/card.jpg?lang=en&amp;v=`)
})

test('a page arrives in the reader’s language', async () => {
  const { url } = await startTestServer()
  const german = await open(`${url}/p/ridge-boot`, 'de-AT,de;q=0.9,en;q=0.8')
  expect(german).toContain('<html lang="de" dir="ltr">')
  expect(german).toContain('Zusammen einkaufen')
  const arabic = await open(`${url}/p/ridge-boot`, 'fr, ar;q=0.9')
  expect(arabic).toContain('<html lang="ar" dir="rtl">')
  expect(await open(`${url}/p/ridge-boot?lang=de`, 'en')).toContain('<html lang="de"')
  expect(await open(`${url}/p/ridge-boot`, 'xx, *;q=0.5')).toContain('<html lang="en"')
})

test('the front of a shop keeps a place for as many rooms as the device has there', async () => {
  const { url } = await startTestServer()
  const rootFor = async (cookie: string) =>
    /<html[^>]*>/.exec(await (await fetch(url, { headers: { accept: 'text/html', cookie } })).text())?.[0]
  expect(await rootFor('tagalong-rooms=demo.2')).toBe('<html lang="en" dir="ltr" data-rooms="2">')
  expect(await rootFor('tagalong-rooms=demo.9')).toBe('<html lang="en" dir="ltr">')
  expect(await rootFor('tagalong-rooms=another.2')).toBe('<html lang="en" dir="ltr">')
  expect(await rootFor('')).toBe('<html lang="en" dir="ltr">')
})

test('what the shop wrote arrives in the reader’s language, too', async () => {
  const { url } = await startTestServer({ DEMO_SHOP_FILE: '' })
  const german = await open(`${url}/p/kiln-bowl`, 'de')
  expect(drawn(german)).toMatch(/<h1[^>]*>Servierschale<\/h1>/)
  expect(german).toContain('<title>Servierschale · Fjord &amp; Field</title>')
  expect(drawn(await open(`${url}/?department=Table`, 'ar'))).toContain('وعاء تقديم')
})

test('a page names its styles and scripts, so that none of them has to ask for the next', async () => {
  const { url } = await startTestServer()
  const html = await open(`${url}/p/ridge-boot`)
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) expect([file, (await fetch(url + file)).status]).toEqual([file, 200])
})

test('an unlisted product is shown to those who have its link, and no search engine lists it', async () => {
  const server = await startTestServer()
  const page = (product: string) => fetch(`${server.url}/p/${product}`, { headers: { accept: 'text/html' } })
  const listed = await page('ridge-boot')
  expect(listed.headers.get('x-robots-tag')).toBeNull()
  expect(await listed.text()).not.toContain('noindex')
  const db = databaseOf(server)
  const { data } = await db
    .selectFrom('products')
    .select('data')
    .where('id', '=', 'ridge-boot')
    .executeTakeFirstOrThrow()
  const unlisted = JSON.stringify({ ...(JSON.parse(data) as object), unlisted: true })
  await db.updateTable('products').set({ data: unlisted, listed: 0 }).where('id', '=', 'ridge-boot').execute()
  const hidden = await page('ridge-boot')
  expect(hidden.status).toBe(200)
  expect(hidden.headers.get('x-robots-tag')).toBe('noindex')
  expect(await hidden.text()).toContain('<meta name="robots" content="noindex" />')
})

test('a room arrives as an outline with the product of its address, and with nothing that is in it', async () => {
  const { url } = await startTestServer()
  const host = await openRoom(url, 'Ana')
  const html = await open(`${url}/r/${host.roomId}?product=ridge-boot`)
  expect(drawn(html)).toContain('Ridge boot')
  expect(html).not.toContain('Ana')
  const nothing = await open(`${url}/r/nowhere?product=ridge-boot`)
  expect(nothing).not.toContain('Ridge boot')
})

test('words of a shop stay words, wherever they stand in the page', async () => {
  const server = await startTestServer()
  const words = '</script><script>alert(1)</script>'
  const db = databaseOf(server)
  const { data } = await db
    .selectFrom('products')
    .select('data')
    .where('id', '=', 'ridge-boot')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('products')
    .set({ data: JSON.stringify({ ...(JSON.parse(data) as object), title: words }) })
    .where('id', '=', 'ridge-boot')
    .execute()
  const html = await open(`${server.url}/p/ridge-boot`)
  expect(html).not.toContain('<script>')
  const answers = new RegExp(`id="${firstAnswersId}">([^<]*)</script>`).exec(html)?.[1] ?? ''
  expect(JSON.stringify(JSON.parse(answers))).toContain(words)
})

test('the same page is asked about and not sent twice', async () => {
  const { url } = await startTestServer()
  const page = `${url}/p/ridge-boot`
  const etag = (await fetch(page)).headers.get('etag') ?? ''
  const again = await fetch(page, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  expect(again.headers.get('cache-control')).toBe('private, no-cache')
  expect(again.headers.get('vary')).toContain('Accept-Language')
  expect((await fetch(page, { headers: { 'if-none-match': etag, 'accept-language': 'de' } })).status).toBe(200)
})

test('a shop or product that does not exist is answered 404, with the page that says so', async () => {
  const { url } = await startTestServer()
  const missing = ['/p/no-such-thing', '/shop/no-such-shop', '/shop/no-such-shop?q=boot', '/shop/demo/p/no-such-thing']
  for (const path of [...missing, '/shop/no-such-shop/p/ridge-boot', '/p/%21']) {
    const response = await fetch(url + path, { headers: { accept: 'text/html' } })
    expect([path, response.status]).toEqual([path, 404])
    expect(await response.text()).toContain('<div id="page"></div>')
  }
  await open(`${url}/shop/demo`)
  await open(`${url}/shop/demo/p/ridge-boot`)
})

test('what cannot be drawn arrives plain, and asks by itself', async () => {
  const { url } = await startTestServer()
  for (const path of ['/?q=boot', '/shop/demo?q=boot'])
    expect(await open(url + path)).toContain('<div id="page"></div>')
  const builtDir = temporaryFolder()
  cpSync(resolve(import.meta.dirname, '../../dist/page'), join(builtDir, 'page'), { recursive: true })
  const other = await startTestServer({}, builtDir)
  expect(await open(`${other.url}/p/ridge-boot`)).toContain('<div id="page"></div>')
})
