// Staff of shops, and requests to the store.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await staff(db)
  await requests(db)
}

async function staff(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('staff')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('picture', 'text')
    .addColumn('store', 'text')
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('skills', 'text', (column) => column.notNull())
    .addColumn('availability', 'text', (column) => column.notNull())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('missed', 'integer', (column) => column.notNull())
    .addColumn('present_until', 'bigint')
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('staff_of_shop', ['shop_id', 'external_id'])
    .execute()
  await db.schema.createIndex('staff_present').on('staff').column('present_until').execute()
  await db.schema
    .createTable('staff_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('staff_sessions_of').on('staff_sessions').column('staff_id').execute()
}

async function requests(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('help_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('department', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('is_left', 'integer', (column) => column.notNull())
    .addColumn('is_wide', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('offered_to', 'text')
    .addColumn('offer_until', 'bigint')
    .addColumn('widen_at', 'bigint')
    .addColumn('leave_at', 'bigint')
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_at', 'bigint')
    .addColumn('answer_by', 'bigint')
    .addColumn('visit_id', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('waited_at', 'bigint')
    .addColumn('wait_ms', 'bigint')
    .addColumn('wait_seconds', 'integer')
    .execute()
  await db.schema.createIndex('help_requests_of_room').on('help_requests').columns(['room', 'created_at']).execute()
  await db.schema.createIndex('help_requests_due').on('help_requests').column('due_at').execute()
  await db.schema.createIndex('help_requests_visit').on('help_requests').column('visit_id').execute()
  await db.schema
    .createIndex('help_requests_waits')
    .on('help_requests')
    .columns(['shop_id', 'language', 'waited_at'])
    .execute()
  // One a member: two requests of the same moment cannot both be made.
  await db.schema
    .createIndex('help_requests_waiting')
    .on('help_requests')
    .columns(['room', 'member_id'])
    .unique()
    .where(sql<boolean>`state = 'waiting'`)
    .execute()
  // Nobody has two offers at once, whichever servers make them.
  await db.schema
    .createIndex('help_requests_offered')
    .on('help_requests')
    .column('offered_to')
    .unique()
    .where(sql<boolean>`offered_to is not null`)
    .execute()
  await db.schema
    .createTable('help_passes')
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('help_passes_id', ['request_id', 'staff_id'])
    .execute()
}
