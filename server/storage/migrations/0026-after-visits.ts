// What becomes of visits: facts and sums of the figures, the settings of a shop's desk, ratings, who asked to join, and sales.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await requests(db)
  await figures(db)
  await settings(db)
  await ratings(db)
  await joins(db)
  await sales(db)
}

async function requests(db: Kysely<Tables>): Promise<void> {
  for (const column of ['left_at', 'closed_at', 'prefer_until'] as const)
    await db.schema.alterTable('help_requests').addColumn(column, 'bigint').execute()
  for (const column of ['prefers', 'follows'] as const)
    await db.schema.alterTable('help_requests').addColumn(column, 'text').execute()
}

async function figures(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('desk_facts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('store', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('is_live', 'integer', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('answered_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .execute()
  await db.schema.createIndex('desk_facts_of_shop').on('desk_facts').columns(['shop_id', 'asked_at']).execute()
  await db.schema
    .createTable('desk_suggestions')
    .addColumn('visit_id', 'text', (column) => column.primaryKey())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('store', 'text')
    .addColumn('person', 'text')
    .addColumn('suggested', 'integer', (column) => column.notNull())
    .addColumn('accepted', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('desk_suggestions_of').on('desk_suggestions').column('request').execute()
  await db.schema.createIndex('visits_of_shop').on('visits').columns(['shop_id', 'ended_at']).execute()
  await db.schema
    .createTable('desk_sums')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('hour', 'bigint', (column) => column.notNull())
    .addColumn('store', 'text', (column) => column.notNull())
    .addColumn('asked', 'integer', (column) => column.notNull())
    .addColumn('counted', 'integer', (column) => column.notNull())
    .addColumn('in_time', 'integer', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('taken_back', 'integer', (column) => column.notNull())
    .addColumn('left_at_once', 'integer', (column) => column.notNull())
    .addColumn('suggested', 'integer', (column) => column.notNull())
    .addColumn('accepted', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('desk_sums_key', ['shop_id', 'hour', 'store'])
    .execute()
}

async function settings(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('desk_settings')
    .addColumn('shop_id', 'text', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute()
}

async function ratings(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('visit_ratings')
    .addColumn('visit_id', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('staff', 'text', (column) => column.notNull())
    .addColumn('stars', 'integer', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('rated_at', 'bigint', (column) => column.notNull())
    .addColumn('fixed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('visit_ratings_key', ['visit_id', 'member_id'])
    .execute()
  await db.schema.createIndex('visit_ratings_of_room').on('visit_ratings').column('room').execute()
  await db.schema.createIndex('visit_ratings_of_staff').on('visit_ratings').columns(['staff', 'fixed_at']).execute()
  await db.schema.createIndex('visit_ratings_of_shop').on('visit_ratings').columns(['shop_id', 'rated_at']).execute()
}

async function joins(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('visit_joins')
    .addColumn('visit_id', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('staff', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('visit_joins_key', ['visit_id', 'staff'])
    .execute()
  await db.schema.createIndex('visit_joins_of_room').on('visit_joins').column('room').execute()
  await db.schema.createIndex('visit_joins_of_staff').on('visit_joins').column('staff').execute()
  await db.schema
    .alterTable('visits')
    .addColumn('guests', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
}

async function sales(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('sale_lines')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('order_ref', 'text', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('room_id', 'text')
    .addColumn('variant', 'text', (column) => column.notNull())
    .addColumn('quantity', 'integer', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('exponent', 'integer', (column) => column.notNull())
    .addColumn('bought_at', 'bigint', (column) => column.notNull())
    .addColumn('shares', 'text', (column) => column.notNull())
    .addColumn('changed', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sale_lines_key', ['shop_id', 'order_ref', 'line'])
    .execute()
  await db.schema.createIndex('sale_lines_of_shop').on('sale_lines').columns(['shop_id', 'bought_at']).execute()
}
