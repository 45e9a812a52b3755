// Brings the tables up to date, once, before anything else reads them.
import { Migrator } from 'kysely/migration'
import type { Kysely } from 'kysely'
import { migrations } from './migrations/all.ts'
import type { Tables } from './tables.ts'

/** Runs what has not run yet. @throws if a migration failed; nothing of it is kept. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The database could not be brought up to date', { cause: error })
}
