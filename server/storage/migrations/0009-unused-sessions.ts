// Finds sessions that nobody uses without looking at all that somebody does.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.createIndex('sessions_used').on('sessions').column('used_at').execute()
}
