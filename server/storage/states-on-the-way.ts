// States inside a long run of updates: thousands may come between two compactions, and a reader of the past must not wait until all
// of them are replayed.
import * as Y from 'yjs'
import type { PastUpdate } from './pack-updates.ts'

/** Collects updates, and makes states on demand. Nothing is read or replayed before the first state is needed. */
export class StatesOnTheWay {
  readonly #readStart: () => Promise<readonly Uint8Array[]>
  readonly #doc = new Y.Doc()
  #isStarted = false
  #passed: Uint8Array[] = []

  /** @param readStart reads the updates before the run. */
  constructor(readStart: () => Promise<readonly Uint8Array[]>) {
    this.#readStart = readStart
  }

  /** Adds updates, in order. */
  passed(updates: readonly PastUpdate[]): void {
    this.#passed.push(...updates.map(({ data }) => data))
  }

  /** The state after all updates added so far. */
  async here(): Promise<Uint8Array> {
    const start = this.#isStarted ? [] : await this.#readStart()
    this.#isStarted = true
    const updates = [...start, ...this.#passed]
    this.#passed = []
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    return Y.encodeStateAsUpdate(this.#doc)
  }
}
