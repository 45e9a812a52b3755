// A process that is killed between any two statements of a start leaves a database that the next start brings up to date. SQLite's files
// are copied after each statement: that is what a killed process leaves of them.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join, resolve } from 'node:path'
import type { Kysely, KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '#server/storage/migrate.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import type { Tables } from '#server/storage/tables.ts'
import { temporaryFolder } from '#test/support/folders.ts'

const file = 'tagalong.sqlite'
const old = readFileSync(resolve(import.meta.dirname, '../fixtures/database-0009.sql'), 'utf8')

/** Migrates a folder's database, and keeps what a kill after each statement would leave. @returns the folders of what was left. */
async function leftByKills(
  dataDir: string,
): Promise<{ readonly statements: number; readonly folders: readonly string[] }> {
  const [kept, folders] = [temporaryFolder(), new Map<string, string>()]
  let statements = 0
  const keep = () => {
    statements += 1
    const names = [file, `${file}-wal`].filter((name) => existsSync(join(dataDir, name)))
    const content = names.map((name) => readFileSync(join(dataDir, name)))
    // Most statements leave the files as they were.
    const hash = createHash('sha256').update(Buffer.concat(content)).digest('hex')
    if (folders.has(hash)) return
    const folder = join(kept, hash)
    mkdirSync(folder)
    folders.set(hash, folder)
    for (const [index, name] of names.entries()) writeFileSync(join(folder, name), content[index] ?? '')
  }
  const afterEach: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      keep()
      return Promise.resolve(result)
    },
  }
  const db = openSqlite(dataDir)
  keep()
  await migrate(db.withPlugin(afterEach))
  await db.destroy()
  return { statements, folders: [...folders.values()] }
}

/** Starts on what was left. @returns everything in it: tables, indexes and rows. */
async function contentAfterStart(dataDir: string) {
  const db: Kysely<Tables> = openSqlite(dataDir)
  await migrate(db)
  await db.destroy()
  const database = new DatabaseSync(join(dataDir, file))
  const all = (query: string) => database.prepare(query).all()
  const schema = all('select type, name, sql from sqlite_master order by type, name')
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => String(name))
  const rows = tables
    .filter((name) => name !== 'kysely_migration')
    .map((name) => [name, all(`select * from "${name}"`).map(withoutNow)])
  const marks = all('select name from kysely_migration order by name')
  database.close()
  return { schema, marks, rows: Object.fromEntries(rows) as Record<string, unknown[]> }
}

/** Migration 0006 gives rows the moment at which it runs. */
function withoutNow(row: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !/(^|_)at$/.test(name)))
}

test('a first start that was killed after any statement is made up for by the next', async () => {
  const dataDir = temporaryFolder()
  const { statements, folders } = await leftByKills(dataDir)
  const whole = await contentAfterStart(dataDir)
  expect(statements).toBeGreaterThan(60)
  for (const folder of folders) expect(await contentAfterStart(folder)).toEqual(whole)
})

test('an upgrade of a full database that was killed after any statement loses nothing and is made up for by the next start', async () => {
  const dataDir = temporaryFolder()
  const database = new DatabaseSync(join(dataDir, file))
  database.exec(old)
  database.close()
  const { statements, folders } = await leftByKills(dataDir)
  const whole = await contentAfterStart(dataDir)
  expect(whole.rows['events']?.length).toBeGreaterThan(10)
  expect(statements).toBeGreaterThan(15)
  for (const folder of folders) expect(await contentAfterStart(folder)).toEqual(whole)
})
