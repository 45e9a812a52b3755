// The database of a first start, made once a process: its tables are those of all migrations, which have tests of their own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '#server/open-storage.ts'
import { databaseFile } from '#server/storage/database-file.ts'
import { openSqlite } from '#server/storage/sqlite.ts'

let made: Promise<Uint8Array> | undefined

/** Puts an empty database with all its tables into a folder. */
export async function putEmptyDatabase(folder: string): Promise<void> {
  writeFileSync(join(folder, databaseFile), await (made ??= makeOne()), { mode: 0o600 })
}

async function makeOne(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'tagalong-empty-'))
  try {
    await (await openStorage(folder, openSqlite)).close()
    return readFileSync(join(folder, databaseFile))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
