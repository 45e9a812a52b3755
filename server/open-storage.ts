// Opens the storage at start, or fails with a sentence for the operator.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { codeOf, StartProblem } from './listening.ts'
import { migrate } from './storage/migrate.ts'
import type { Tables } from './storage/tables.ts'

/**
 * Opens the store in a folder, made where there is none, and brings its tables up to date.
 * @param open the adapter.
 * @throws StartProblem where the folder cannot be used.
 */
export async function openStorage(folder: string, open: (dataDir: string) => Kysely<Tables>): Promise<Kysely<Tables>> {
  const dataDir = resolve(folder)
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    const db = open(dataDir)
    await migrate(db)
    return db
  } catch (cause) {
    throw new StartProblem(
      `The data directory ${dataDir} cannot be used (${codeOf(cause)}): set DATA_DIR to a folder that this process may write.`,
      { cause },
    )
  }
}
