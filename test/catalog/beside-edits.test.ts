// A large import beside a room in which people are at work.
import { Shops } from '#server/shops/shops.ts'
import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { csvOf } from '#test/support/catalog.ts'
import { catalog } from '#test/support/command.ts'
import { databaseOf } from '#test/support/database.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

const products = 1_500

for (const mode of ['keep', 'all-or-nothing']) {
  test(`edits become durable between the slices of an import (${mode})`, async () => {
    const server = await startTestServer()
    const db = databaseOf(server)
    const shops = new Shops({ db, now: Date.now })
    await shops.ensureShop({ id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', guests: true, origins: [] })
    const key = (await catalog(server.dataDir, 'key', 'corner')).out.trim()
    const ana = await openRoom(server.url, 'Ana')
    const connection = await RawConnection.open(server.url, ana)
    const progress = { isOver: false }
    const rows = Array.from({ length: products }, (_, index) => {
      return { 'Handle': `boot-${index}`, 'Title': `Boot ${index}`, 'Variant Price': '120' }
    })
    const importing = ask(server, `POST /shops/corner/catalog?mode=${mode}`, {
      token: key,
      headers: { 'content-type': 'text/csv' },
      body: csvOf(rows),
    }).finally(() => (progress.isOver = true))
    /** How many products were stored when each edit was durable. */
    const stored = new Set<number>()
    for (let edit = 0; !progress.isOver; edit += 1) {
      expect(await connection.write((doc) => doc.getMap('notes').set(`boot:${edit}/${ana.memberId}`, 'here'))).toEqual({
        saved: true,
      })
      const { count } = await db
        .selectFrom('products')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('shop_id', '=', 'corner')
        .executeTakeFirstOrThrow()
      stored.add(Number(count))
    }
    expect(await importing).toMatchObject({ status: 200, body: { added: products } })
    expect([...stored].filter((count) => count > 0 && count < products).length).toBeGreaterThan(3)
  })
}
