// Retention: of each day beyond it only the end is left, and nothing else changes.
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { resumeRoom, startRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import { cutAt, documentsOf, firstMoment } from '#server/past/cut.ts'
import { readPages } from '#server/past/pages.ts'
import { migrations } from '#server/storage/migrations/all.ts'
import { databaseOf } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const dayMs = 24 * 60 * 60_000
const line = 'ridge-boot:walnut-39'

test('of days beyond the retention only their ends are left, and of later days everything', async () => {
  const first = await startTestServer()
  let session: SavedSession | undefined
  const started = await startRoom({ name: 'Ana' }, { server: first.url, onSession: (saved) => (session = saved) })
  const { room } = granted(started)
  /** Writes some wants a number of days ago. @returns the sequence after each. */
  const shop = async (daysAgo: number, wants: readonly number[]) => {
    const seqs: number[] = []
    granted(room.cart.add(line, { count: 1 }))
    granted(room.talk.say('room', `${daysAgo} days ago`))
    for (const want of wants) {
      granted(room.cart.want(line, want))
      await room.saved()
      seqs.push(granted(await room.past.reach()).to.seq)
    }
    await until('the price', () => room.cart.view.get().lines.every(({ quote }) => quote !== undefined))
    const db = databaseOf(first)
    const at = Math.floor(Date.now() / dayMs) * dayMs - daysAgo * dayMs + dayMs / 2
    await db
      .updateTable('updates')
      .set({ at, checksum: null })
      .where('at', '>', Date.now() - dayMs)
      .execute()
    return seqs
  }
  const [, , endOfFirst = 0] = await shop(40, [2, 3, 4])
  const [inSecond = 0, endOfSecond = 0] = await shop(39, [6, 7])
  const [recent = 0] = await shop(2, [8, 9])
  await room.close()
  await first.stop()

  const second = await startTestServer({ DATA_DIR: first.dataDir })
  if (!session) throw new Error('no session')
  const again = granted(await resumeRoom({ ...session, server: second.url }, { server: second.url }))
  const db = databaseOf(second)
  const pruned = db.selectFrom('history_segments').select('last').where('count', '=', 0)
  // Two days of the cart and of the talk.
  await until('the past to be pruned', async () => (await pruned.execute()).length === 4)
  const { from } = granted(await again.past.reach())
  expect(from.seq).toBe(endOfFirst)
  expect(await shownAt(again, inSecond)).toEqual({ seq: endOfFirst, quantity: 4, words: 1 })
  expect(await shownAt(again, endOfSecond)).toEqual({ seq: endOfSecond, quantity: 7, words: 2 })
  expect(await shownAt(again, recent)).toEqual({ seq: recent, quantity: 8, words: 3 })
  expect(await shownAt(again, recent + 1)).toEqual({ seq: recent + 1, quantity: 9, words: 3 })
  expect(await again.past.at({ seq: endOfFirst - 1 })).toMatchObject({ refusal: { code: 'moment-not-kept' } })
  await again.close()
})

test('the past of a room from before the past was stored begins at its current state', async () => {
  const db = databaseOf({ dataDir: temporaryFolder() })
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  await migrator.migrateTo('0005-notices')
  const at = Date.now() - dayMs
  const shop = { id: 's', name: 's', locale: 'en', currency: 'EUR', origins: '[]', guests: 1, created_at: at }
  await db.insertInto('shops').values(shop).execute()
  const row = { num: 1, id: 'r', shop_id: 's', title: 'r', locale: 'en', created_at: at, closed_at: null }
  await db.insertInto('rooms').values(row).execute()
  await db.insertInto('documents').values({ num: 1, room: 1, name: 'cart' }).execute()
  const doc = new Y.Doc()
  doc.getMap('frame').set('title', 'Boots')
  const state = Y.encodeStateAsUpdate(doc)
  await db.insertInto('snapshots').values({ document: 1, upto: 7, state, at }).execute()
  const event = { room: 1, seq: 5, at, member_id: null, kind: 'frame.changed', subject: 'title', detail: '{}' }
  await db.insertInto('events').values(event).execute()
  const { error } = await migrator.migrateToLatest()
  expect(error).toBeUndefined()

  const documents = await documentsOf(db, 1)
  const from = await firstMoment(db, documents)
  expect(from?.seq).toBe(5)
  expect(from?.at).toBeGreaterThan(at)
  const cut = await cutAt(db, documents, { seq: 5 })
  expect(cut?.id).toBe(7)
  const pages = await readPages(db, documents[0] as (typeof documents)[0], 7)
  expect(pages.base).toMatchObject({ packed: false })
  expect(new Uint8Array(pages.base?.state ?? [])).toEqual(state)
  expect(await cutAt(db, documents, { at })).toBeUndefined()
})

async function shownAt(room: Room, seq: number): Promise<object> {
  const past = granted(await room.past.at({ seq }))
  const [first] = past.room.cart.view.get().lines
  const words = past.room.talk.threads.get().get('room')?.messages.length
  return { seq: past.seq, quantity: first?.quantity, words }
}
