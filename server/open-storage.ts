// Opens the storage at start, or fails with a sentence for the operator.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { storageProblem } from './storage-problem.ts'
import { lockFolder } from './storage/folder-lock.ts'
import { isUpToDate, migrate, MigrationFailed } from './storage/migrate.ts'
import { StartProblem } from './storage/start-problem.ts'
import type { Tables } from './storage/tables.ts'

/** Opens the database of an existing, writable folder: the adapter. */
type OpenDatabase = (dataDir: string) => Kysely<Tables>

/** A storage that is open. */
export interface OpenStorage {
  readonly db: Kysely<Tables>
  close(): Promise<void>
}

/**
 * Opens the store in a folder, made where there is none, and brings its tables up to date. The folder belongs to this process until
 * the storage is closed.
 * @throws StartProblem where the folder cannot be used; nothing is left open.
 */
export function openStorage(folder: string, open: OpenDatabase): Promise<OpenStorage> {
  return prepared(folder, async (dataDir) => {
    const lock = lockFolder(dataDir)
    try {
      const db = await opened(() => open(dataDir), migrate)
      return { db, close: () => db.destroy().finally(() => lock.release()) }
    } catch (fault) {
      lock.release()
      throw fault
    }
  })
}

/**
 * Opens the store of a folder that another process may own, for what is written beside it: the catalogue and its shops, never rooms.
 * Only tables that must be brought up to date first need a folder without an owner.
 * @throws StartProblem where the folder cannot be used; nothing is left open.
 */
export function openBesideOwner(folder: string, open: OpenDatabase): Promise<OpenStorage> {
  return prepared(folder, async (dataDir) => {
    const db = await opened(
      () => open(dataDir),
      async (db) => {
        if (await isUpToDate(db)) return
        const lock = lockFolder(dataDir)
        await migrate(db).finally(() => lock.release())
      },
    )
    return { db, close: () => db.destroy() }
  })
}

async function prepared(folder: string, open: (dataDir: string) => Promise<OpenStorage>): Promise<OpenStorage> {
  const dataDir = resolve(folder)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
    return await open(dataDir)
  } catch (cause) {
    throw storageProblem(cause, dataDir) ?? unknownProblem(cause, dataDir)
  }
}

/** Opens a database and readies it. A database that cannot be readied is closed. */
async function opened(
  open: () => Kysely<Tables>,
  ready: (db: Kysely<Tables>) => Promise<void>,
): Promise<Kysely<Tables>> {
  const db = open()
  try {
    await ready(db)
    return db
  } catch (fault) {
    await db.destroy()
    throw fault
  }
}

function unknownProblem(cause: unknown, dataDir: string): StartProblem {
  const { code, message, cause: inner } = cause as NodeJS.ErrnoException
  const sentence =
    cause instanceof MigrationFailed
      ? `The database in ${dataDir} cannot be brought up to date (${messageOf(inner)}) and was left as it is: start the version before again, and report this.`
      : `The data directory ${dataDir} cannot be used (${code ?? message}): check that DATA_DIR names the right folder and that its disk is there.`
  return new StartProblem(sentence, { cause })
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
