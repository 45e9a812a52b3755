// What draws an associate's attention, and what their askers were told.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('staff_attention')
    .addColumn('staff_id', 'text', (column) => column.primaryKey())
    .addColumn('push', 'integer', (column) => column.notNull())
    .addColumn('repeats', 'integer', (column) => column.notNull())
    .addColumn('sound', 'integer', (column) => column.notNull())
    .addColumn('quiet_from', 'text')
    .addColumn('quiet_to', 'text')
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('staff_devices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('endpoint', 'text', (column) => column.notNull())
    .addColumn('p256dh', 'text', (column) => column.notNull())
    .addColumn('auth', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('staff_devices_endpoint', ['staff_id', 'endpoint'])
    .execute()
  await db.schema
    .createTable('staff_calls')
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('pushed_at', 'bigint')
    .addColumn('news', 'integer', (column) => column.notNull())
    .addColumn('news_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('staff_calls_key', ['staff_id', 'subject'])
    .execute()
  await db.schema.createIndex('staff_calls_due').on('staff_calls').column('next_at').execute()
}
