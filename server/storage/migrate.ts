// Brings the tables up to date, once, before anything else reads them.
import { Migrator } from 'kysely/migration'
import type { Kysely } from 'kysely'
import { migrations } from './migrations/all.ts'
import type { Tables } from './tables.ts'

/** A database that a newer version wrote: this one would misread it. */
export class NewerDatabase extends Error {
  /** The migrations that this version does not know. */
  readonly unknown: readonly string[]

  constructor(unknown: readonly string[]) {
    super(`The database has migrations of a newer version: ${unknown.join(', ')}`)
    this.unknown = unknown
  }
}

/** A migration that failed; `cause` says why. Nothing of it is kept. */
export class MigrationFailed extends Error {}

/**
 * Runs what has not run yet, in one transaction with its marks: a process that ends meanwhile leaves the database as it was.
 * @throws NewerDatabase, MigrationFailed.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !(name in migrations))
  if (unknown.length > 0) throw new NewerDatabase(unknown)
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new MigrationFailed('The database could not be brought up to date', { cause: error })
}

/** Whether `migrate` would have nothing to do. */
export async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  const applied = new Set(await appliedMigrations(db))
  return Object.keys(migrations).every((name) => applied.has(name))
}

/** The names of the migrations that have run; none in a new database. */
async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === migrationTable)) return []
  const rows = await db.$extendTables<MigrationTable>().selectFrom(migrationTable).select('name').execute()
  return rows.map(({ name }) => name)
}

/** Where kysely marks what has run. */
const migrationTable = 'kysely_migration'

type MigrationTable = Record<typeof migrationTable, { name: string; timestamp: string }>
