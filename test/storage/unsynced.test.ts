import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openStorage } from '#server/open-storage.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { unsyncedTransaction } from '#server/storage/unsynced.ts'
import { temporaryFolder } from '#test/support/folders.ts'

/** As SQLite numbers it: a commit that waits for the disk, and one that does not. */
const [full, normal] = [2, 1]

test('only the commit of a part does not wait for the disk, also where it fails', async () => {
  const { db, close } = await openStorage(temporaryFolder(), openSqlite)
  onTestFinished(close)
  const waits = async (on: Pick<typeof db, 'getExecutor'> = db) =>
    (await sql<{ synchronous: number }>`pragma synchronous`.execute(on)).rows[0]?.synchronous
  expect(await waits()).toBe(full)
  expect(await unsyncedTransaction(db, (transaction) => waits(transaction))).toBe(normal)
  expect(await waits()).toBe(full)
  // What is committed meanwhile has its turn before or after it.
  const [, other] = await Promise.all([
    unsyncedTransaction(db, (transaction) => waits(transaction)),
    db.transaction().execute((transaction) => waits(transaction)),
  ])
  expect(other).toBe(full)
  await expect(
    unsyncedTransaction(db, () => {
      throw new Error('of the part')
    }),
  ).rejects.toThrow('of the part')
  expect(await waits()).toBe(full)
})
