// Keeps the log of updates short: folds what is long or old into snapshots and trims the log's front. Never on the way of an edit.
import * as Y from 'yjs'
import type { RoomStore } from '../storage/room-store.ts'
import type { Directory } from './directory.ts'
import type { Room } from './room.ts'

/** A document with more updates than this in the log is folded. */
const maxUncompacted = 1_000

/** See above. */
export class Compactor {
  readonly #directory: Directory
  readonly #store: RoomStore
  readonly #now: () => number
  /** Trimming before this is done would take what only the log has. */
  #recovered = false

  constructor(options: { directory: Directory; store: RoomStore; now: () => number }) {
    this.#directory = options.directory
    this.#store = options.store
    this.#now = options.now
  }

  /** One round: first it folds what an earlier run of the server left in the log. Ends early once the signal is aborted. */
  run(signal: AbortSignal): Promise<void> {
    return this.#recovered ? this.#keep(signal) : this.#recover(signal)
  }

  async #recover(signal: AbortSignal): Promise<void> {
    for (const num of await this.#store.uncompactedDocuments()) {
      if (signal.aborted) return
      const { state, log } = await this.#store.load(num)
      const last = log.at(-1)
      if (!last) continue
      const doc = new Y.Doc()
      doc.transact(() =>
        [...(state ? [state] : []), ...log.map(({ data }) => data)].forEach((update) => Y.applyUpdate(doc, update)),
      )
      await this.#store.compact(num, { state: Y.encodeStateAsUpdate(doc), upto: last.id, at: this.#now() })
      doc.destroy()
    }
    this.#recovered = true
  }

  async #keep(signal: AbortSignal): Promise<void> {
    const long = this.#directory.inMemory.filter((room) => uncompactedOf(room) > maxUncompacted)
    // The room whose updates stand at the very front holds all the others' back.
    const front = this.#directory.inMemory.toSorted((a, b) => firstOf(a) - firstOf(b))[0]
    for (const room of new Set(front ? [...long, front] : long)) {
      if (signal.aborted) return
      await this.#directory.compact(room)
    }
    // Asked as late as this, for a commit may fail at any moment before.
    if (this.#directory.takeUncompacted()) this.#recovered = false
    if (!this.#recovered) return
    const first = Math.min(...this.#directory.inMemory.map(firstOf))
    if (Number.isFinite(first)) await this.#store.trimLog(first)
  }
}

function uncompactedOf(room: Room): number {
  return [...room.documents.values()].reduce((count, document) => count + document.uncompactedCount, 0)
}

/** The place of the oldest update of a room that only the log has; Infinity where there is none. */
function firstOf(room: Room): number {
  return Math.min(...[...room.documents.values()].map((document) => document.firstUncompacted ?? Infinity))
}
