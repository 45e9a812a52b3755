// States inside a long stretch of updates: thousands may come between two looks at the log, and nobody who looks back is to wait
// until all of them are replayed.
import * as Y from 'yjs'
import type { PastUpdate } from './pack-updates.ts'

/** See above. Nothing is read or replayed before the first state is asked for. */
export class StatesOnTheWay {
  readonly #readStart: () => Promise<readonly Uint8Array[]>
  readonly #doc = new Y.Doc()
  #isStarted = false
  #passed: Uint8Array[] = []

  /** @param readStart what leads to the beginning of the stretch. */
  constructor(readStart: () => Promise<readonly Uint8Array[]>) {
    this.#readStart = readStart
  }

  /** Takes note of updates, in order. */
  passed(updates: readonly PastUpdate[]): void {
    this.#passed.push(...updates.map(({ data }) => data))
  }

  /** The state after everything that was passed. */
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
