// Checkpoints in a thread of their own. SQLite's own come with a commit of the connection that writes, on the main thread, and wait
// for the disk twice: edits of all rooms stood still for as long.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { fileOf } from '../storage/database-file.ts'
import type { Tables } from '../storage/tables.ts'
import { BackgroundWorker } from '../sync/background-worker.ts'
import { startThread } from '../sync/worker-thread.ts'

/** How long the log grows before it is taken in, pages: as SQLite has it by itself. */
const duePages = 1_000
/** Where the thread cannot keep up, or fails, SQLite still does it with a commit, from this length on. */
const longestPages = 8_000

/** Brings the write-ahead log into the database. */
export class Checkpoints {
  readonly #db: Kysely<Tables>
  readonly #thread = new BackgroundWorker<string, boolean>(
    startThread(new URL('./checkpoint-thread.ts', import.meta.url)),
    () => {},
  )

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** From now on, commits leave the log to this. */
  async start(): Promise<void> {
    await sql`pragma wal_autocheckpoint = ${sql.raw(String(longestPages))}`.execute(this.#db)
  }

  /** Takes the log in where it is long enough. */
  async run(): Promise<void> {
    const { rows } = await sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(noop)`.execute(this.#db)
    const { log = 0, checkpointed = 0 } = rows[0] ?? {}
    if (log - checkpointed < duePages) return
    const file = await fileOf(this.#db)
    await this.#thread.run(() => file)
  }

  stop(): Promise<void> {
    return this.#thread.stop()
  }
}
