// A room's amounts are the same in every browser. Chromium and Firefox know different decimals of these currencies.
import { expect, test } from 'vitest'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { SavedSession } from '#client/sdk/index.ts'
import { Catalogue } from '#server/catalog/catalogue.ts'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { Shops } from '#server/shops/shops.ts'
import { csvOf, inPieces } from '#test/support/catalog.ts'
import { databaseOf } from '#test/support/database.ts'
import { openFirefox } from '#test/support/firefox.ts'
import { visitors } from '#test/support/page-people.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { testNeeds } from '#tools/test-needs.ts'

/** A room in a shop of this currency, with one product in its cart, and two people who can return to it. */
async function roomIn(currency: string, price: string) {
  const server = await startTestServer()
  const parts = { db: databaseOf(server), now: Date.now }
  const corner = { id: 'corner', name: 'Corner', locale: 'en', currency, guests: true, origins: [] }
  const shop = await new Shops(parts).ensureShop(corner)
  const source = inPieces(csvOf([{ 'Handle': 'bowl', 'Title': 'Bowl', 'Variant Price': price }]))
  await importCatalogue(new Catalogue(parts), { shop, source, mode: 'keep' })
  const sessions: SavedSession[] = []
  const entering = { server: server.url, onSession: (session: SavedSession) => void sessions.push(session) }
  const { room, invitation } = granted(await startRoom({ name: 'Ana', shop: 'corner' }, entering))
  const ben = granted(await joinRoom(invitation.code, { name: 'Ben' }, entering))
  granted(room.cart.add('bowl:default', { count: 3 }))
  await room.saved()
  await Promise.all([room.close(), ben.close()])
  return { server, sessions }
}

/** What a page shows below the cart, in one line. */
const totals = "document.querySelector('.totals-all dd')?.textContent ?? null"

test.runIf(testNeeds.firefox.find()).each([
  ['HUF', '1990.50', 'HUF 5,971.50'],
  ['IDR', '59900.00', 'IDR 179,700'],
  ['IQD', '12.345', 'IQD 37.035'],
])('in %s, three times %s is “%s” in Chromium and in Firefox', async (currency, amount, words) => {
  const { server, sessions } = await roomIn(currency, amount)
  const [ana, ben] = sessions
  const [visitor] = await visitors(1)
  if (!ana || !ben || !visitor) throw new Error('nobody came')
  await visitor.comeBack(ana, 'bowl')
  const inChromium = () => visitor.page.evaluate<string | null>(totals)
  await expect.poll(inChromium).toSatisfy((text: string | null) => plain(text) === words)

  const firefox = await openFirefox()
  // Any page of the server has its origin; of JSON, Firefox makes a page of its own.
  await firefox.goto(`${server.url}/shop/corner`)
  const here = [{ session: ben, title: '', shop: '', name: '', lastAt: Date.now() }]
  await firefox.read(`localStorage.setItem('tagalong.rooms', ${JSON.stringify(JSON.stringify(here))})`)
  await firefox.goto(`${server.url}/r/${ben.roomId}?product=bowl`)
  await expect.poll(() => firefox.read(totals)).toSatisfy((text: string | null) => plain(text) === words)
  const price = "document.querySelector('.price-now')?.textContent ?? null"
  await expect.poll(async () => plain(await firefox.read(price))).not.toBe('')
  expect(plain(await firefox.read(price))).toBe(plain(await visitor.page.evaluate<string | null>(price)))
})

function plain(text: string | null): string {
  return (text ?? '').replaceAll(/[\s\u2066-\u2069]+/g, ' ').trim()
}
