// Where changes become durable: what all rooms have waiting goes to disk in one transaction (group commit). While one commit is
// under way the next one gathers, so a slow disk makes commits larger and never a queue of them.
import type { RoomEvent } from '#shared/events/event.ts'
import type { JournalStore, StoredUpdate } from '../storage/journal-store.ts'
import type { ClientBinding } from './change.ts'

/** What one room wants to have on disk. */
export interface JournalEntry {
  readonly room: number
  /** Absent for an entry that only binds a client. */
  readonly update?: StoredUpdate
  readonly events: readonly RoomEvent[]
  readonly bindings: readonly ClientBinding[]
  /** The notes of events that were not told yet, and are now. */
  readonly pendingEvents?: readonly number[]
  /** Called once the entry is on disk, in the order the entries were appended. @param id the update's place in the log. */
  readonly saved: (id: number) => void
  /** Whether what it builds on was lost meanwhile: then it must not be written either, and nobody waits for it. */
  readonly isVoid: () => boolean
  /** Called if it could not be written; what it changed in memory must be thrown away. */
  readonly lost: (fault: unknown) => void
}

/** Told how each commit went, for metrics. */
export interface CommitReport {
  readonly entries: number
  readonly ms: number
}

/** The one journal of this process. */
export class Journal {
  readonly #store: JournalStore
  readonly #onCommit: (report: CommitReport) => void
  #waiting: JournalEntry[] = []
  #afterCommit = new Set<() => void>()
  #running: Promise<void> | undefined
  #committing: Promise<void> | undefined

  constructor(options: { store: JournalStore; onCommit?: (report: CommitReport) => void }) {
    this.#store = options.store
    this.#onCommit = options.onCommit ?? (() => {})
  }

  /** Queues an entry for the next commit. */
  append(entry: JournalEntry): void {
    this.#waiting.push(entry)
    this.#running ??= this.#run()
  }

  /** Runs once after the commit that is being answered; the same function is kept once. */
  afterCommit(settle: () => void): void {
    this.#afterCommit.add(settle)
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Resolves when the commit under way, if there is one, is over: what is read after that is the whole truth. */
  async turn(): Promise<void> {
    await this.#committing
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that everything that arrived together is written together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.filter((entry) => !entry.isVoid())
      this.#waiting = []
      this.#committing = this.#commit(batch)
      await this.#committing
    }
    this.#committing = undefined
    this.#running = undefined
  }

  async #commit(batch: readonly JournalEntry[]): Promise<void> {
    if (batch.length === 0) return
    const started = performance.now()
    let ids: readonly number[]
    try {
      ids = await this.#store.commit(batch)
    } catch (fault) {
      for (const entry of batch) entry.lost(fault)
      return
    }
    this.#onCommit({ entries: batch.length, ms: performance.now() - started })
    for (const [index, entry] of batch.entries()) entry.saved(ids[index] ?? 0)
    const settle = [...this.#afterCommit]
    this.#afterCommit = new Set()
    for (const act of settle) act()
  }
}
