// Keeps the log of updates short: writes snapshots of documents with many or old updates, and trims the log's front. It is never on
// the path of an edit.
import * as Y from 'yjs'
import type { RoomStore } from '../storage/room-store.ts'
import type { Directory } from './directory.ts'
import type { Room } from './room.ts'

/** A document with more updates than this in the log is compacted. */
const maxUncompacted = 1_000

/** Compacts the rooms in memory and the log. */
export class Compactor {
  readonly #directory: Directory
  readonly #store: RoomStore
  readonly #now: () => number
  /** Until an earlier run's updates are in snapshots, a trim would delete what only the log has. */
  #recovered = false

  constructor(options: { directory: Directory; store: RoomStore; now: () => number }) {
    this.#directory = options.directory
    this.#store = options.store
    this.#now = options.now
  }

  /** One round; the first compacts the updates that an earlier run of the server left in the log. It ends early once the signal is aborted. */
  run(signal: AbortSignal): Promise<void> {
    return this.#recovered ? this.#compact(signal) : this.#recover(signal)
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

  async #compact(signal: AbortSignal): Promise<void> {
    const long = this.#directory.inMemory.filter((room) => uncompactedOf(room) > maxUncompacted)
    // The room with the oldest update in the log keeps everything behind it from being trimmed.
    const front = this.#directory.inMemory.toSorted((a, b) => firstOf(a) - firstOf(b))[0]
    for (const room of new Set(front ? [...long, front] : long)) {
      if (signal.aborted) return
      await this.#directory.compact(room)
    }
    // Only now, since a commit may fail at any moment before.
    if (this.#directory.takeUncompacted()) this.#recovered = false
    if (!this.#recovered) return
    const first = Math.min(...this.#directory.inMemory.map(firstOf))
    if (Number.isFinite(first)) await this.#store.trimLog(first)
  }
}

function uncompactedOf(room: Room): number {
  return [...room.documents.values()].reduce((count, document) => count + document.uncompactedCount, 0)
}

/** The place of a room's oldest update that no snapshot has; Infinity where there is none. */
function firstOf(room: Room): number {
  return Math.min(...[...room.documents.values()].map((document) => document.firstUncompacted ?? Infinity))
}
