// Copies the database while a server may write to it: one consistent moment, without keeping anybody waiting.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Copies a database.
 * @param target a file that does not exist yet; it appears once the copy is whole and on disk, readable by its owner alone.
 */
export function backUp(database: string, target: string): void {
  const part = `${target}.part`
  rmSync(part, { force: true })
  // Made first, since SQLite would make it readable for all.
  closeSync(openSync(part, 'wx', 0o600))
  const source = new DatabaseSync(database)
  try {
    source.exec('pragma busy_timeout = 5000')
    // One read transaction, which writers do not wait for. A copy page by page would begin again at each of their commits.
    source.prepare('vacuum into ?').run(part)
  } finally {
    source.close()
  }
  flush(part)
  renameSync(part, target)
  flush(dirname(target))
}

function flush(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
