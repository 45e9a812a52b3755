// A shop's own customers, the keys of its server, the audit log, and the answers that a repeated request gets again.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('members').addColumn('customer_id', 'text').execute()
  await db.schema.alterTable('members').addColumn('removed_by', 'text').execute()
  // A customer is one member of a room at a time, whatever two requests at the same moment believe.
  await db.schema
    .createIndex('members_customer')
    .on('members')
    .columns(['room', 'customer_id'])
    .unique()
    .where(sql.ref('customer_id'), 'is not', null)
    .where(sql.ref('removed_at'), 'is', null)
    .execute()
  await db.schema.createIndex('members_of_customer').on('members').columns(['customer_id', 'since']).execute()
  await db.schema
    .createTable('admin_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull().references('shops.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute()
  await db.schema.createIndex('admin_keys_shop').on('admin_keys').columns(['shop_id', 'created_at']).execute()
  await db.schema
    .createTable('shop_identities')
    .addColumn('shop_id', 'text', (column) => column.primaryKey().references('shops.id'))
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('clock_tolerance', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('material', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('audit')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('room', 'integer')
    .addColumn('actor_kind', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_shop').on('audit').columns(['shop_id', 'id']).execute()
  await db.schema.createIndex('audit_room').on('audit').columns(['room', 'id']).execute()
  await db.schema
    .createTable('answers')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('answers_at').on('answers').column('at').execute()
}
