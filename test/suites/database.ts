// What the acceptance suites of the storage ports share. Every database that Tagalong runs on passes all of them.
import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import type { Tables } from '#server/storage/tables.ts'

/** Opens an empty database with all tables. */
export type OpenDatabase = () => Promise<Kysely<Tables>>

/** A database with a shop and its rooms, by their short keys. It is closed after the test. Call it inside a test. */
export async function openRooms(open: OpenDatabase, count = 1): Promise<Kysely<Tables>> {
  const db = await open()
  onTestFinished(() => db.destroy())
  const shop = { id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', origins: '[]', guests: 1, created_at: 1 }
  await db.insertInto('shops').values(shop).execute()
  for (let num = 1; num <= count; num += 1) {
    const room = { num, id: `room-${num}`, shop_id: 'corner', title: 'A room', locale: 'en', created_at: 1 }
    await db.insertInto('rooms').values(room).execute()
  }
  return db
}
