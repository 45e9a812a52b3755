// A second connection to the embedded database, for threads that read beside the one that writes.
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { withStatementCache } from './statement-cache.ts'
import { storageFaultOf } from './storage-fault.ts'
import type { Tables } from './tables.ts'

/**
 * Opens a database that this process has open. Nothing is written, and writers do not wait for what is read.
 * @param file as `fileOf` tells. It is opened by SQLite alone: closing any other handle of it would release this process's locks (POSIX).
 */
export function openReader(file: string): Kysely<Tables> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: withStatementCache(database, storageFaultOf) }) })
}
