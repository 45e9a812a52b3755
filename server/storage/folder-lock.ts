// One process owns a data folder. Each keeps rooms in memory and compacts them from there, so two of them on one folder would discard
// each other's edits. SQLite holds the lock: the system releases it with the process, however that ends, so none is ever left behind.
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Stays empty: it is only locked. Nobody may read it as a file, since closing that file would release this process's lock (POSIX). */
const lockFile = 'lock.sqlite'
/** Says who holds the lock, to people. What it says counts only while the lock is held. */
const holderFile = 'lock.json'
/** A process that is just ending, or a command that brings the tables up to date, is waited for so long. */
const patienceMs = 1_000
/** SQLITE_BUSY, the primary code of a lock that another connection holds. */
const busy = 5

/** Who holds a folder. */
export interface FolderHolder {
  readonly pid: number
  readonly host: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** Another process owns the folder. */
export class FolderInUse extends Error {
  /** Undefined where it has not said so yet. */
  readonly holder: FolderHolder | undefined

  constructor(holder: FolderHolder | undefined) {
    super('Another process works on this data folder')
    this.holder = holder
  }
}

/** A folder that this process owns. */
export interface FolderLock {
  release(): void
}

/**
 * Owns a folder until `release`, or until the process ends.
 * @param dataDir an existing, writable folder on a file system on which SQLite works.
 * @throws FolderInUse; what SQLite throws where the folder cannot be used.
 */
export function lockFolder(dataDir: string): FolderLock {
  makePrivate(join(dataDir, lockFile))
  const database = new DatabaseSync(join(dataDir, lockFile), { timeout: patienceMs })
  try {
    database.exec('begin exclusive')
    writeHolder(dataDir)
  } catch (fault) {
    database.close()
    throw isBusy(fault) ? new FolderInUse(readHolder(dataDir)) : fault
  }
  return { release: () => database.close() }
}

/** Makes the file for nobody else on the machine. One that is there is not opened, as it must not be read. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function isBusy(fault: unknown): boolean {
  return ((fault as { errcode?: number } | undefined)?.errcode ?? 0) % 256 === busy
}

function writeHolder(dataDir: string): void {
  const holder: FolderHolder = { pid: process.pid, host: hostname(), since: Date.now() }
  writeFileSync(join(dataDir, holderFile), `${JSON.stringify(holder)}\n`, { mode: 0o600 })
}

function readHolder(dataDir: string): FolderHolder | undefined {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(join(dataDir, holderFile), 'utf8')) as Partial<FolderHolder>
    return pid === undefined || host === undefined || since === undefined ? undefined : { pid, host, since }
  } catch {
    return undefined
  }
}
