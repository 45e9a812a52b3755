// A checksum with each photo and voice note, so that damage to its object is noticed.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('files').addColumn('checksum', 'bigint').execute()
}
