import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** About what a busy commit writes: a disk that takes only a few bytes more is full. */
const probeBytes = 32 * 1024

/** Writes to the database as a commit does, to see whether that is possible. @throws StorageFault where it is not. */
export async function writeProbe(db: Kysely<Tables>, at: number): Promise<void> {
  // One row for ever, other bytes each time: SQLite may leave out a write that changes nothing.
  const filler = new Uint8Array(probeBytes).fill(at % 251)
  await db
    .insertInto('storage_probe')
    .values({ id: 1, at, filler })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at, filler }))
    .execute()
}
