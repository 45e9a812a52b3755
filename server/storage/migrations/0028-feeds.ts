// Products know the shop's own ids and where they come from. Those that are stored are found by SKU and by handle, as exports have them.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await products(db)
  await keys(db)
  await feeds(db)
}

async function products(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('products').addColumn('feed', 'text').execute()
  await db.schema
    .alterTable('products')
    .addColumn('seen_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('products')
    .addColumn('unbound', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update products set seen_at = updated_at, unbound = json_array_length(data, '$.variants') where json_valid(data)`.execute(
    db,
  )
  await db.schema
    .createTable('price_moments')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('product_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('price_moments_key', ['shop_id', 'product_id', 'at'])
    .execute()
  await db.schema.createIndex('price_moments_due').on('price_moments').column('at').execute()
}

async function keys(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('product_keys')
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('product_id', 'text', (column) => column.notNull())
    .addColumn('variant_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('product_keys_key', ['shop_id', 'kind', 'key', 'product_id', 'variant_id'])
    .execute()
  await db.schema.createIndex('product_keys_of_product').on('product_keys').columns(['shop_id', 'product_id']).execute()
  await sql`
    insert or ignore into product_keys (shop_id, kind, key, product_id, variant_id)
    select shop_id, 'handle', lower(id), id, '' from products where json_valid(data)
  `.execute(db)
  await sql`
    insert or ignore into product_keys (shop_id, kind, key, product_id, variant_id)
    select products.shop_id, 'sku', lower(value ->> 'sku'), products.id, value ->> 'id'
    from products, json_each(products.data, '$.variants')
    where json_valid(products.data) and value ->> 'sku' is not null and value ->> 'id' is not null
  `.execute(db)
}

async function feeds(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('feeds')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('every_hours', 'integer', (column) => column.notNull())
    .addColumn('is_whole', 'integer', (column) => column.notNull())
    .addColumn('may_lose_percent', 'integer', (column) => column.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('confirmed_at', 'bigint')
    .addColumn('next_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('feeds_of_shop').on('feeds').column('shop_id').execute()
  await db.schema.createIndex('feeds_due').on('feeds').column('next_at').execute()
  await db.schema
    .createTable('feed_runs')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('shop_id', 'text', (column) => column.notNull())
    .addColumn('feed_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .addColumn('detail', 'text')
    .addColumn('report', 'text')
    .execute()
  await db.schema.createIndex('feed_runs_of_feed').on('feed_runs').columns(['feed_id', 'id']).execute()
}
