// Makes changes durable. What all rooms have waiting goes to disk in one transaction (group commit). While one commit is under way
// the next one gathers, so a slow disk makes commits larger and never a queue of them.
import type { JournalRows, JournalStore } from '../storage/journal-store.ts'

/** What one room wants to have on disk. */
export interface JournalEntry extends JournalRows {
  /** The room in memory that the entry builds on. */
  readonly owner: {
    /** Nothing that builds on a lost room may be written. */
    readonly isLost: boolean
    /** Called if the entry could not be written: what it changed in memory must be discarded. */
    lose(fault: unknown): void
  }
}

/** How a commit went, for metrics. */
export interface CommitReport {
  readonly entries: number
  readonly ms: number
}

/** The one journal of this process. */
export class Journal<Entry extends JournalEntry> {
  readonly #store: JournalStore
  readonly #announce: (entries: readonly Entry[], ids: readonly number[]) => void
  readonly #onCommit: (report: CommitReport) => void
  #waiting: Entry[] = []
  #running: Promise<void> | undefined
  #committing: Promise<void> | undefined

  /** @param options.announce called after each commit, with its entries and the places of their updates in the log. */
  constructor(options: {
    store: JournalStore
    announce: (entries: readonly Entry[], ids: readonly number[]) => void
    onCommit?: (report: CommitReport) => void
  }) {
    this.#store = options.store
    this.#announce = options.announce
    this.#onCommit = options.onCommit ?? (() => {})
  }

  /** Queues an entry for the next commit. */
  append(entry: Entry): void {
    this.#waiting.push(entry)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Resolves when the commit under way, if there is one, is over: a read after that sees all of it. */
  async turn(): Promise<void> {
    await this.#committing
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that everything that arrived together is written together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      this.#committing = this.#commit(batch)
      await this.#committing
    }
    this.#committing = undefined
    this.#running = undefined
  }

  async #commit(entries: readonly Entry[]): Promise<void> {
    const batch = entries.filter(({ owner }) => !owner.isLost)
    if (batch.length === 0) return
    const started = performance.now()
    let ids: readonly number[]
    try {
      ids = await this.#store.commit(batch)
    } catch (fault) {
      return this.#commitApart(batch, fault)
    }
    this.#onCommit({ entries: batch.length, ms: performance.now() - started })
    this.#announce(batch, ids)
  }

  /**
   * After a commit that failed: the rows of one room may be why, and the other rooms must not pay for it. Halves find it in few
   * commits; where the disk itself fails, every room is lost as before.
   */
  async #commitApart(batch: readonly Entry[], fault: unknown): Promise<void> {
    const owners = [...new Set(batch.map(({ owner }) => owner))]
    if (owners.length === 1) return owners[0]?.lose(fault)
    const half = new Set(owners.slice(0, owners.length / 2))
    await this.#commit(batch.filter(({ owner }) => half.has(owner)))
    await this.#commit(batch.filter(({ owner }) => !half.has(owner)))
  }
}
