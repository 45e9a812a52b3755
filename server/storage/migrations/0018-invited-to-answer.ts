// Invitations may carry a question of the room, and keep the room's title to those who are in it.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('invitations').addColumn('asks', 'text').execute()
  await db.schema
    .alterTable('invitations')
    .addColumn('hides_title', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
