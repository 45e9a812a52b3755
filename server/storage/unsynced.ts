import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Runs a transaction of the embedded store whose commit does not wait for the disk, which takes most of the time of a small one. A power
 * failure may take it back until the next other commit, which waits for both; a process that dies takes back nothing. For parts of long
 * work that is only answered once its last part is committed as usual.
 */
export function unsyncedTransaction<T>(
  db: Kysely<Tables>,
  run: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection)
    try {
      return await connection.transaction().execute(run)
    } finally {
      await sql`pragma synchronous = full`.execute(connection)
    }
  })
}
