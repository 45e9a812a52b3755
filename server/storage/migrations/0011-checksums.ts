// A checksum with every update, snapshot and segment, and the row that shows whether the database can be written. Rows of earlier
// versions have no checksum; each gets one when it is written again.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  for (const table of ['updates', 'snapshots', 'history_segments'] as const)
    await db.schema.alterTable(table).addColumn('checksum', 'bigint').execute()
  await db.schema
    .createTable('storage_probe')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('filler', 'blob', (column) => column.notNull())
    .execute()
}
