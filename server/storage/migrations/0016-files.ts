// Photos and voice notes: what is known of each, and which objects are to be removed.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('files')
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('received', 'integer', (column) => column.notNull())
    .addColumn('parts', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('unused_since', 'bigint')
    .addPrimaryKeyConstraint('files_id', ['room', 'id'])
    .execute()
  await db.schema.createIndex('files_unused').on('files').column('unused_since').execute()
  await db.schema
    .createTable('removed_files')
    .addColumn('prefix', 'text', (column) => column.primaryKey())
    .execute()
}
