// Visits of associates.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('visits')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'integer', (column) => column.notNull().references('rooms.num').onDelete('cascade'))
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('staff', 'text', (column) => column.notNull())
    .addColumn('associate', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('left_out', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('last_by', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('ended_by', 'text')
    .execute()
  await db.schema.createIndex('visits_of_room').on('visits').columns(['room', 'started_at']).execute()
  await db.schema.createIndex('visits_of_staff').on('visits').columns(['staff', 'ended_at']).execute()
  await db.schema.createIndex('visits_due').on('visits').column('ends_at').execute()
}
