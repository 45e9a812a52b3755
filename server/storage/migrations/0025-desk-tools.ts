// What associates have at hand: saved replies, notes and transfers; and visits and requests, as far as they know of these.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await repliesAndNotes(db)
  await visits(db)
  await requests(db)
  await practiceAndBlocks(db)
}

async function practiceAndBlocks(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('practice_rooms')
    .addColumn('room', 'integer', (column) => column.primaryKey().references('rooms.num').onDelete('cascade'))
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('store_blocks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull().references('rooms.num').onDelete('cascade'))
    .addColumn('member_id', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('visit', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('staff_name', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('reviewed_at', 'bigint')
    .addColumn('reviewed_by', 'text')
    .addColumn('lifted_at', 'bigint')
    .execute()
  await db.schema.createIndex('store_blocks_room').on('store_blocks').columns(['room', 'until']).execute()
  await db.schema.createIndex('store_blocks_shop').on('store_blocks').columns(['shop_id', 'made_at']).execute()
}

async function visits(db: Kysely<Tables>): Promise<void> {
  const alter = () => db.schema.alterTable('visits')
  await alter()
    .addColumn('former', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await alter().addColumn('carried_scope', 'text').execute()
  await alter().addColumn('carried_from', 'text').execute()
  await alter()
    .addColumn('shows_earlier', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await alter()
    .addColumn('is_practice', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('visits_of_asker').on('visits').column('asker').execute()
}

async function requests(db: Kysely<Tables>): Promise<void> {
  const alter = () => db.schema.alterTable('help_requests')
  for (const column of ['only_for', 'transfer_of', 'transfer_from', 'transfer_skill', 'transfer_note'])
    await alter().addColumn(column, 'text').execute()
  for (const name of ['shows_earlier', 'is_practice'])
    await alter()
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  // A visit is offered to others once at a time.
  await db.schema
    .createIndex('help_requests_transfer')
    .on('help_requests')
    .column('transfer_of')
    .unique()
    .where(sql<boolean>`state = 'waiting' and transfer_of is not null`)
    .execute()
  // A transfer stands beside the request of its visit, and in nobody's way who asks.
  await db.schema.dropIndex('help_requests_waiting').execute()
  await db.schema
    .createIndex('help_requests_waiting')
    .on('help_requests')
    .columns(['room', 'member_id'])
    .unique()
    .where(sql<boolean>`state = 'waiting' and transfer_of is null`)
    .execute()
}

async function repliesAndNotes(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('saved_replies')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('saved_replies_id', ['shop_id', 'id'])
    .execute()
  await db.schema
    .createTable('staff_notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'integer', (column) => column.notNull().references('rooms.num').onDelete('cascade'))
    .addColumn('visit', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('staff_notes_of').on('staff_notes').columns(['visit', 'at']).execute()
  await db.schema.createIndex('staff_notes_room').on('staff_notes').column('room').execute()
}
