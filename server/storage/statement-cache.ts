// node:sqlite as kysely's dialect needs it.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** The most prepared statements in the cache; the server has a few dozen, and lists of varying length add some. */
const maxStatements = 300

/** What is thrown instead of an error of SQLite. */
export type Failed = (error: unknown) => unknown

/** The database with each statement prepared once. */
export function withStatementCache(database: DatabaseSync, failed: Failed): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text)
      if (known) return known
      const statement = adapt(prepared(database, text, failed), failed)
      // The oldest is evicted; a frequent statement is soon prepared again.
      if (statements.size >= maxStatements) statements.delete(statements.keys().next().value ?? '')
      statements.set(text, statement)
      return statement
    },
  }
}

function prepared(database: DatabaseSync, text: string, failed: Failed): StatementSync {
  try {
    return database.prepare(text)
  } catch (error) {
    throw failed(error)
  }
}

function adapt(statement: StatementSync, failed: Failed): SqliteStatement {
  const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => {
      try {
        return statement.all(...bind(parameters))
      } catch (error) {
        throw failed(error)
      }
    },
    run: (parameters) => {
      try {
        return statement.run(...bind(parameters))
      } catch (error) {
        throw failed(error)
      }
    },
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  }
}
