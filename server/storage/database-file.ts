import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** The name of the embedded database in the data folder. */
export const databaseFile = 'tagalong.sqlite'

/** The file that a connection works on, for threads that work beside it. */
export async function fileOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db)
  const file = rows[0]?.file
  if (!file) throw new Error('The database is in no file')
  return file
}
