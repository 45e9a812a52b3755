// The log of the embedded database is taken in beside the connection that writes.
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { Checkpoints } from '#server/host/checkpoints.ts'
import { openStorage } from '#server/open-storage.ts'
import { writeProbe } from '#server/storage/probe.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { temporaryFolder } from '#test/support/folders.ts'

/** What a probe writes at least, in pages of the log. */
const pagesOfProbe = 8

async function openLog() {
  const { db, close } = await openStorage(temporaryFolder(), openSqlite)
  const checkpoints = new Checkpoints(db)
  onTestFinished(async () => {
    await checkpoints.stop()
    await close()
  })
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  await checkpoints.start()
  let at = 0
  return {
    db,
    checkpoints,
    /** Commits at least that many pages. */
    async write(pages: number): Promise<void> {
      for (let written = 0; written < pages; written += pagesOfProbe) await writeProbe(db, (at += 1))
    },
    /** How many pages are in the log, and how many of them in the database too. */
    async pages() {
      const { rows } = await sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(noop)`.execute(db)
      return rows[0] ?? { log: 0, checkpointed: 0 }
    },
  }
}

test('commits leave a long log alone, and a run takes all of it into the database', async () => {
  const { checkpoints, write, pages } = await openLog()
  await write(1_500)
  expect((await pages()).checkpointed).toBe(0)
  await checkpoints.run()
  const { log, checkpointed } = await pages()
  expect(log).toBeGreaterThanOrEqual(1_500)
  expect(checkpointed).toBe(log)
})

test('a short log stays until it is longer', async () => {
  const { checkpoints, write, pages } = await openLog()
  await write(100)
  await checkpoints.run()
  expect(await pages()).toMatchObject({ checkpointed: 0 })
})

test('a log that was taken in is begun again, and does not grow for ever', async () => {
  const { checkpoints, write, pages } = await openLog()
  await write(1_500)
  await checkpoints.run()
  await write(pagesOfProbe)
  expect((await pages()).log).toBeLessThan(1_500)
})

test('where no run takes it in, commits do at last', async () => {
  const { write, pages } = await openLog()
  await write(9_000)
  expect((await pages()).log).toBeLessThan(8_500)
})
