// The embedded store: one SQLite file in the data directory, read and written by this process alone.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import type { Tables } from './tables.ts'

/** The most prepared statements in the cache; the server has a few dozen, and lists of varying length add some. */
const maxStatements = 300

/**
 * Opens the SQLite file, made where there is none.
 * @param dataDir an existing, writable folder.
 */
export function openSqlite(dataDir: string): Kysely<Tables> {
  const database = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  // FULL: a commit that was answered survives power loss, which the promise "if you can see it, it is saved" needs.
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma busy_timeout = 5000;
    pragma temp_store = memory;
    pragma cache_size = -32000;
  `)
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: withStatementCache(database) }) })
}

/** node:sqlite as kysely's dialect needs it, with each statement prepared once. */
function withStatementCache(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text)
      if (known) return known
      const statement = adapt(database.prepare(text))
      // The oldest is evicted; a frequent statement is soon prepared again.
      if (statements.size >= maxStatements) statements.delete(statements.keys().next().value ?? '')
      statements.set(text, statement)
      return statement
    },
  }
}

function adapt(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  }
}
