// The products that an event concerns, and events that are noted with the row they tell of until the room tells them.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  // No index: of 20,000 events a look at every one takes 1–2 ms, and each index would be written with every edit.
  await db.schema.alterTable('events').addColumn('products', 'text').execute()
  await fillProducts(db)
  await db.schema
    .createTable('untold_events')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('untold_events_room').on('untold_events').column('room').execute()
}

/** Events from before, as far as their subject alone says the product. */
async function fillProducts(db: Kysely<Tables>): Promise<void> {
  await sql`update events set products = ' ' || subject || ' ' where kind like 'opinion.%'`.execute(db)
  await sql`
    update events set products = ' ' || substr(subject, 1, instr(subject || ':', ':') - 1) || ' '
    where kind like 'line.%' or kind like 'note.%' or kind in ('want.changed', 'quote.changed')
  `.execute(db)
}
