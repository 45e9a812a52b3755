// Keeps the log of updates short: writes snapshots of documents with many or old updates, and trims the log's front. It is never on
// the path of an edit.
import { isDamage } from '../storage/damaged-data.ts'
import type { RoomStore } from '../storage/room-store.ts'
import { outageIn } from '../storage/storage-fault.ts'
import type { Directory } from './directory.ts'
import { encodeState } from './encode-state.ts'
import type { Replica } from './replica.ts'
import type { Room } from './room.ts'

/** A document with more updates than this in the log is compacted. */
const maxUncompacted = 1_000

/** Compacts the rooms in memory and the log. */
export class Compactor {
  readonly #directory: Directory
  readonly #store: RoomStore
  readonly #replica: Pick<Replica, 'run'>
  readonly #now: () => number
  readonly #reportError: (fault: unknown, message: string) => void
  /** Documents that are damaged on the disk: their updates stay in the log until somebody repairs them. */
  readonly #damaged = new Set<number>()
  /** Whether updates that an earlier run, or a lost room, left in the log are in snapshots. */
  #recovered = false

  constructor(options: {
    directory: Directory
    store: RoomStore
    replica: Pick<Replica, 'run'>
    now: () => number
    reportError: (fault: unknown, message: string) => void
  }) {
    this.#directory = options.directory
    this.#store = options.store
    this.#replica = options.replica
    this.#now = options.now
    this.#reportError = options.reportError
  }

  /** One round; the first compacts the updates that an earlier run of the server left in the log. It ends early once the signal is aborted. */
  run(signal: AbortSignal): Promise<void> {
    return this.#recovered ? this.#compact(signal) : this.#recover(signal)
  }

  async #recover(signal: AbortSignal): Promise<void> {
    for (const num of await this.#store.uncompactedDocuments()) {
      if (signal.aborted) return
      if (!this.#damaged.has(num)) await this.#recoverDocument(num)
    }
    this.#recovered = true
  }

  async #recoverDocument(num: number): Promise<void> {
    try {
      const { state, log } = await this.#store.load(num)
      const last = log.at(-1)
      if (!last) return
      const updates = [...(state ? [state] : []), ...log.map(({ data }) => data)]
      // Only one room is recovered at a time, so any number is its turn.
      const encoded = await encodeState(this.#replica, num, updates)
      const snapshot = { state: encoded, upto: last.id, at: this.#now() }
      const damage = await this.#store.compact(num, snapshot)
      if (damage) this.#reportError(damage, 'A damaged part of a room’s past was left out; the room itself is whole')
    } catch (fault) {
      if (!isDamage(fault)) throw fault
      const id = await this.#store.roomOf(num)
      const inMemory = this.#directory.inMemory.find((room) => room.id === id)
      // A room in memory was read before the damage.
      if (inMemory) return this.#compactRoom(inMemory)
      this.#damaged.add(num)
      if (id !== undefined) this.#directory.closeDamaged(id, fault)
    }
  }

  async #compact(signal: AbortSignal): Promise<void> {
    const long = this.#directory.inMemory.filter((room) => uncompactedOf(room) > maxUncompacted)
    // The room with the oldest update in the log keeps everything behind it from being trimmed.
    const front = this.#directory.inMemory.toSorted((a, b) => firstOf(a) - firstOf(b))[0]
    for (const room of new Set(front ? [...long, front] : long)) {
      if (signal.aborted) return
      await this.#compactRoom(room)
    }
    // Only now, since a commit may fail at any moment before.
    if (this.#directory.takeUncompacted()) this.#recovered = false
    // How far to look is what memory knows; what is deleted there is what the stored snapshots cover.
    const first = Math.min(...this.#directory.inMemory.map(firstOf))
    if (Number.isFinite(first)) await this.#store.trimLog(first)
  }

  /** What fails in one room is no reason to leave the others uncompacted. Without a disk it would fail in each. */
  async #compactRoom(room: Room): Promise<void> {
    try {
      await this.#directory.compact(room)
    } catch (fault) {
      if (outageIn(fault)) throw fault
      this.#reportError(fault, `Room ${room.id} could not be compacted`)
    }
  }
}

function uncompactedOf(room: Room): number {
  return [...room.documents.values()].reduce((count, document) => count + document.uncompactedCount, 0)
}

/** The place of a room's oldest update that no snapshot has; Infinity where there is none. */
function firstOf(room: Room): number {
  return Math.min(...[...room.documents.values()].map((document) => document.firstUncompacted ?? Infinity))
}
