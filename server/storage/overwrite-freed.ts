import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Makes deleted bytes unreadable in the file. SQLite overwrites them with zeros where it frees them (`secure_delete`); older copies
 * of the pages are in the write-ahead log, which is emptied here. A reader of the moment keeps it from being emptied; the next run does.
 */
export async function overwriteFreed(db: Kysely<Tables>): Promise<void> {
  // It waits for no reader, since everybody would wait with it.
  await sql`pragma busy_timeout = 0`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  await sql`pragma busy_timeout = 5000`.execute(db)
}
