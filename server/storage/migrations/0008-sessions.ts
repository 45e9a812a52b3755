// Sessions have names, so that one can be ended and the others stay.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('id', 'text').execute()
  await db.schema.alterTable('sessions').addColumn('ended_at', 'bigint').execute()
  // Of a digest, its beginning says nothing of the secret, and names it as well as anything drawn at random.
  await sql`update sessions set id = substr(hash, 1, 24)`.execute(db)
  await db.schema.createIndex('sessions_id').on('sessions').column('id').unique().execute()
}
