// What SQLite says of a failing disk, as the rest of the server hears it. Each failure is made with a real database.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openLog } from '#server/host/log.ts'
import { StorageHealth } from '#server/host/storage-health.ts'
import { createMetrics } from '#server/host/metrics.ts'
import { migrate } from '#server/storage/migrate.ts'
import { writeProbe } from '#server/storage/probe.ts'
import { databaseFile } from '#server/storage/database-file.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { outageIn, StorageFault, storageFaultIn } from '#server/storage/storage-fault.ts'
import type { Tables } from '#server/storage/tables.ts'
import { temporaryFolder } from '#test/support/folders.ts'

/** A database, and everything that was reported of it. */
async function openDatabase(dataDir = temporaryFolder()) {
  const faults: StorageFault[] = []
  const db = openSqlite(dataDir, (fault) => faults.push(fault))
  onTestFinished(() => db.destroy())
  await migrate(db)
  return { db, faults, dataDir }
}

/** Writes in a transaction, as everything does that must be whole. */
function write(db: Kysely<Tables>): Promise<void> {
  return db.transaction().execute((trx) => writeProbe(trx, Date.now()))
}

async function troubleOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  return storageFaultIn(error)?.trouble ?? error
}

test('a database that may not grow is a full disk, and takes writes again once it may', async () => {
  const { db, faults } = await openDatabase()
  const grow = () =>
    db.transaction().execute((trx) => sql`create table more as select zeroblob(900000) as b`.execute(trx))
  await sql`pragma max_page_count = 60`.execute(db)
  // SQLite rolls back by itself here; a second rollback would hide why.
  expect(await troubleOf(grow())).toBe('full')
  expect(faults.map(({ trouble }) => trouble)).toEqual(['full'])
  await sql`pragma max_page_count = 100000`.execute(db)
  await grow()
})

test('a database that may only be read says so', async () => {
  const { db } = await openDatabase()
  await sql`pragma query_only = 1`.execute(db)
  expect(await troubleOf(write(db))).toBe('read-only')
})

test('a database that another process keeps to itself is busy', async () => {
  const { db, dataDir } = await openDatabase()
  await sql`pragma busy_timeout = 1`.execute(db)
  const other = new DatabaseSync(join(dataDir, databaseFile))
  other.exec('begin immediate')
  expect(await troubleOf(write(db))).toBe('busy')
  other.exec('rollback')
  other.close()
  await write(db)
})

test('a database file with a damaged page says so, and no second attempt mends it', async () => {
  const first = await openDatabase()
  const table = sql<{ rootpage: number }>`select rootpage from sqlite_master where name = 'rooms'`
  const page = (await table.execute(first.db)).rows[0]?.rootpage ?? 0
  await first.db.destroy()
  const folder = temporaryFolder()
  const bytes = readFileSync(join(first.dataDir, databaseFile))
  // A page begins with what kind of page it is.
  bytes.fill(0xff, 4096 * (page - 1), 4096 * (page - 1) + 16)
  writeFileSync(join(folder, databaseFile), bytes)
  const db = openSqlite(folder)
  onTestFinished(() => db.destroy())
  const error = await db
    .selectFrom('rooms')
    .selectAll()
    .execute()
    .then(
      () => undefined,
      (fault: unknown) => fault,
    )
  expect(storageFaultIn(error)?.trouble).toBe('damaged')
  expect(outageIn(error)).toBeUndefined()
})

test('a wrong statement is no fault of the storage', async () => {
  const { db, faults } = await openDatabase()
  await expect(sql`insert into rooms (num) values (1)`.execute(db)).rejects.not.toBeInstanceOf(StorageFault)
  expect(faults).toEqual([])
})

test('storage that fails is one line in the log however often it fails, and another once it works again', async () => {
  const lines: Record<string, unknown>[] = []
  const log = openLog('info', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) })
  const dataDir = temporaryFolder()
  const health = new StorageHealth({ settings: { DATA_DIR: dataDir, MIN_FREE_MB: 0 }, log, now: Date.now })
  const db = openSqlite(dataDir, (fault) => health.failed(fault))
  onTestFinished(() => db.destroy())
  await migrate(db)
  const { registry } = createMetrics()
  health.attach(() => writeProbe(db, Date.now()), registry)
  await health.check()

  await sql`pragma query_only = 1`.execute(db)
  for (let attempt = 0; attempt < 3; attempt += 1) await expect(write(db)).rejects.toThrow()
  await health.look()
  expect(health.isWritable).toBe(false)
  await expect(health.check()).rejects.toBeInstanceOf(StorageFault)
  expect(lines).toMatchObject([{ trouble: 'read-only', dataDir, freeBytes: expect.any(Number) as number }])
  expect(await registry.metrics()).toContain('tagalong_storage_writable 0')

  await sql`pragma query_only = 0`.execute(db)
  await health.look()
  expect(health.isWritable).toBe(true)
  await health.check()
  expect(lines).toHaveLength(2)
  expect(await registry.metrics()).toContain('tagalong_storage_writable 1')
})
