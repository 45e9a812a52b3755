// Invitations say what they open to, and whether the cart may be looked at before joining. Answer links may be for somebody who is
// not in the room yet: they have a name, and become a member with their first answer.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('invitations').addColumn('about', 'text').execute()
  await db.schema
    .alterTable('invitations')
    .addColumn('shows_cart', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('answer_links').addColumn('guest_name', 'text').execute()
  await db.schema.alterTable('answer_links').addColumn('entered_at', 'bigint').execute()
}
