// Stores, who works when, appointments, and questions after the sale.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('stores')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('region', 'text')
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('departments', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('hours', 'text')
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('stores_id', ['shop_id', 'id'])
    .execute()
  await db.schema
    .createTable('shift_plans')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('is_on_break', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addPrimaryKeyConstraint('shift_plans_id', ['shop_id', 'person'])
    .execute()
  await db.schema.createIndex('shift_plans_next').on('shift_plans').column('next_at').execute()
  await db.schema
    .createTable('help_desks')
    .addColumn('shop_id', 'text', (column) => column.primaryKey())
    .addColumn('address', 'text', (column) => column.notNull())
    .execute()
  await requests(db)
}

async function requests(db: Kysely<Tables>): Promise<void> {
  const table = () => db.schema.alterTable('help_requests')
  for (const name of ['store', 'region', 'person', 'returned', 'reply_to'] as const)
    await table().addColumn(name, 'text').execute()
  for (const name of ['reach_at', 'agreed_at', 'remind_at'] as const) await table().addColumn(name, 'bigint').execute()
  await table()
    .addColumn('reach', 'text', (column) => column.notNull().defaultTo('all'))
    .execute()
  await table()
    .addColumn('sequence', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('help_requests_remind').on('help_requests').column('remind_at').execute()
  // Appointments of a shop, to see how many a time has.
  await db.schema
    .createIndex('help_requests_agreed')
    .on('help_requests')
    .columns(['shop_id', 'agreed_at'])
    .where(sql<boolean>`agreed_at is not null`)
    .execute()
}
