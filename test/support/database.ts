import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { openSqlite } from '#server/storage/sqlite.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A second way into a test server's database: for what no route does, and to see what is really stored. */
export function databaseOf({ dataDir }: { readonly dataDir: string }): Kysely<Tables> {
  const db = openSqlite(dataDir)
  onTestFinished(() => db.destroy())
  return db
}
