import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** How often it is tried, and how long it is between two times: a checkpoint or a reader of the moment is soon done. */
const maxAttempts = 20
const pauseMs = 100

/**
 * Makes deleted bytes unreadable in the file. SQLite overwrites them with zeros where it frees them (`secure_delete`); older copies
 * of the pages are in the write-ahead log, which is emptied here. A long reader keeps it from being emptied; the next run does.
 */
export async function overwriteFreed(db: Kysely<Tables>): Promise<void> {
  for (let attempt = 1; !(await emptyLog(db)) && attempt < maxAttempts; attempt += 1) await wait(pauseMs)
}

/** @returns whether it could be emptied. It waits for nobody, since everybody would wait with it. */
function emptyLog(db: Kysely<Tables>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection)
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection)
    await sql`pragma busy_timeout = 5000`.execute(connection)
    return rows[0]?.busy === 0
  })
}
