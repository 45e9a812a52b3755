// Calls: who was in them, who was rung, and what a room allows.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'integer', (column) => column.notNull().references('rooms.num').onDelete('cascade'))
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('visit', 'text')
    .addColumn('region', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute()
  await db.schema.createIndex('calls_of_room').on('calls').columns(['room', 'ended_at']).execute()
  await db.schema.createIndex('calls_open').on('calls').columns(['ended_at', 'place']).execute()
  await db.schema
    .createTable('call_people')
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull().references('rooms.num').onDelete('cascade'))
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('associate', 'text')
    .addColumn('joined_at', 'bigint', (column) => column.notNull())
    .addColumn('here_since', 'bigint')
    .addColumn('spent_ms', 'bigint', (column) => column.notNull())
    .addColumn('barred', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_people_key', ['call', 'member_id'])
    .execute()
  await db.schema.createIndex('call_people_of_room').on('call_people').columns(['room', 'member_id']).execute()
  await db.schema
    .createTable('call_rings')
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull().references('rooms.num').onDelete('cascade'))
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('by_member', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'bigint')
    .addPrimaryKeyConstraint('call_rings_key', ['call', 'member_id'])
    .execute()
  await db.schema.createIndex('call_rings_of_room').on('call_rings').columns(['room', 'member_id']).execute()
  await db.schema.createIndex('call_rings_due').on('call_rings').column('ends_at').execute()
  await db.schema
    .createTable('call_settings')
    .addColumn('room', 'integer', (column) => column.primaryKey().references('rooms.num').onDelete('cascade'))
    .addColumn('camera', 'integer', (column) => column.notNull())
    .addColumn('screen', 'integer', (column) => column.notNull())
    .addColumn('rings', 'integer', (column) => column.notNull())
    .execute()
}
