// Files of the data directory that are made once and must stay the same.
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { newId } from '#shared/ids.ts'

/** The content of a file that is made once, also where several processes start at the same time. */
export function keptOnce(file: string, make: () => string): string {
  const made = `${file}.${newId()}`
  try {
    writeFileSync(made, make(), { mode: 0o600, flag: 'wx', flush: true })
    // A link appears whole or not at all, and never replaces what another process made first.
    linkSync(made, file)
    syncFolder(dirname(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(made, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

/** The name is on disk as well: after a power loss a new secret would sign everybody out. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
