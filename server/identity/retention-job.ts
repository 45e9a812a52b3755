// Forgets what is long ago, once an hour: rows that grow for ever are rows that nobody reads, and they say who was where when.
const everyMs = 60 * 60_000

/** Something of which old rows are deleted. */
export interface RetentionRule {
  /** What it is, for the log. */
  readonly what: string
  /** Deletes some that are old, so few that nobody waits for the database. @returns whether there may be more. */
  readonly deleteExpired: () => Promise<boolean>
}

/** What forgetting needs. */
export interface RetentionJobOptions {
  readonly all: readonly RetentionRule[]
  readonly reportError: (fault: unknown, message: string) => void
}

/** See above. */
export class RetentionJob {
  readonly #parts: RetentionJobOptions
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: RetentionJobOptions) {
    this.#parts = parts
  }

  start(): void {
    const look = () => {
      for (const each of this.#parts.all) this.#working = this.#working.then(() => this.#forget(each))
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

  async #forget({ what, deleteExpired }: RetentionRule): Promise<void> {
    try {
      while (!this.#stopped && (await deleteExpired()));
    } catch (fault) {
      // Nothing is lost by it: there is only more than there need be, until the next time.
      this.#parts.reportError(fault, `${what} that are old could not be deleted`)
    }
  }
}
