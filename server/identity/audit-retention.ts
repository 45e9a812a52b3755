// Forgets what is long ago: a log that grows for ever is one that nobody reads, and it says who came to which room when.
import type { Kysely } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'

const dayMs = 86_400_000
/** How often it is looked for entries that have grown old. */
const everyMs = 60 * 60_000
/** Entries of one statement: what waits for the database meanwhile waits a millisecond or two. */
const batch = 1000

/** What forgetting needs. */
export interface AuditRetentionParts {
  readonly db: Kysely<Tables>
  /** How long an entry is kept; 0 for ever. */
  readonly days: number
  readonly now: () => number
  readonly onFault: (fault: unknown, message: string) => void
}

/** See above. */
export class AuditRetention {
  readonly #parts: AuditRetentionParts
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: AuditRetentionParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#parts.days === 0) return
    const look = () => {
      this.#working = this.#working.then(() => this.#forget())
    }
    look()
    this.#timer = setInterval(look, everyMs).unref()
  }

  /** Stops; what is under way is finished. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#working
  }

  async #forget(): Promise<void> {
    const { now, days, onFault } = this.#parts
    try {
      const before = now() - days * dayMs
      while (!this.#stopped && (await this.#forgetSome(before)) === batch);
    } catch (fault) {
      // Nothing is lost by it: there is only more than there need be, until the next time.
      onFault(fault, 'Old entries of the audit log could not be taken out')
    }
  }

  /** The oldest stand at the front, so that it needs no index of moments, which every entry would have to pay for. */
  async #forgetSome(before: number): Promise<number> {
    const { db } = this.#parts
    const front = await db.selectFrom('audit').select(['id', 'at']).orderBy('id').limit(batch).execute()
    const old = front.filter(({ at }) => at < before).map(({ id }) => id)
    if (old.length > 0) await db.deleteFrom('audit').where('id', 'in', old).execute()
    return old.length
  }
}
