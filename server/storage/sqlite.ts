// The embedded store: one SQLite file in the data directory. Its rooms are written by the process that owns the folder alone; see
// folder-lock.ts.
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { databaseFile } from './database-file.ts'
import { EmbeddedDialect } from './sqlite-dialect.ts'
import { withStatementCache } from './statement-cache.ts'
import type { Failed } from './statement-cache.ts'
import { StorageFault, storageFaultOf } from './storage-fault.ts'
import type { Tables } from './tables.ts'

/** Called with each fault of the storage, before it is thrown. */
type ReportFault = (fault: StorageFault) => void

/**
 * Opens the SQLite file, made where there is none.
 * @param dataDir an existing, writable folder.
 * @throws StorageFault there, and at every statement, where the storage is at fault.
 */
export function openSqlite(dataDir: string, reportFault: ReportFault = () => {}): Kysely<Tables> {
  const failed = faultReporter(reportFault)
  try {
    const database = open(join(dataDir, databaseFile))
    const cached = withStatementCache(database, failed)
    return new Kysely<Tables>({ dialect: new EmbeddedDialect({ database: cached }, () => database.isTransaction) })
  } catch (error) {
    throw failed(error)
  }
}

function open(file: string): DatabaseSync {
  // For nobody else on the machine. SQLite gives its other files the mode of this one.
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file)
  try {
    prepare(database)
    return database
  } catch (fault) {
    database.close()
    throw fault
  }
}

function prepare(database: DatabaseSync): void {
  // FULL: a commit that was answered survives power loss, which the promise "if you can see it, it is saved" needs.
  // Secure delete: what members took back is overwritten where it is freed. Trimming the log of 20,000 edits of 57 bytes wrote no
  // more with it than without (1,171 bytes an edit at 16 a commit).
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma secure_delete = on;
    pragma foreign_keys = on;
    pragma busy_timeout = 5000;
    pragma temp_store = memory;
    pragma cache_size = -32000;
  `)
}

function faultReporter(reportFault: ReportFault): Failed {
  return (error) => {
    const fault = storageFaultOf(error)
    if (fault instanceof StorageFault) reportFault(fault)
    return fault
  }
}
