// The thread of checkpoints; see `checkpoints.ts`.
import { constants } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { serveThreadJobs } from '../sync/worker-thread.ts'

/** Takes what is in the log into the database, without keeping anybody from writing or reading. @returns whether it could. */
function checkpoint(file: string): boolean {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma wal_checkpoint(passive)')
    return true
  } catch {
    // As with SQLite's own: what the disk fails at shows at the commits, and the log is whole until it could be taken in.
    return false
  } finally {
    database.close()
  }
}

// The log grows for as long as it takes.
serveThreadJobs(checkpoint, () => [], constants.priority.PRIORITY_BELOW_NORMAL)
