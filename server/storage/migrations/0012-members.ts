// How far the deletions of each document were followed into its history; rooms whose end was announced; the rooms of a shop.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('documents')
    .addColumn('scrubbed_upto', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('rooms').addColumn('warned_at', 'bigint').execute()
  await db.schema.createIndex('rooms_shop').on('rooms').column('shop_id').execute()
}
