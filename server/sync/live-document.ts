// A document in memory: its records, its connections, its durable state and its awareness.
import * as Y from 'yjs'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { StoredDocument } from '../storage/room-store.ts'
import { AwarenessBoard } from './awareness-board.ts'
import type { AwarenessEntry } from './awareness-board.ts'
import { awarenessFrame, stateFrame, stateVectorFrame } from './frames.ts'
import { mergeUpdates } from './merge-updates.ts'
import { RecordsDocument } from './records-document.ts'
import type { Connection } from './connection.ts'

/** The encoded state of an empty document. */
const emptyState = Uint8Array.from([0, 0])
/** A tail shorter than this is not merged into the base. */
const smallTailBytes = 64 * 1024

/** A durable update that no connection but its author has. */
export interface FreshUpdate {
  readonly update: Uint8Array
  /** Undefined for the server. */
  readonly author: Connection | undefined
}

/**
 * One document in memory. Everything it sends is durable: `#base` and `#tail` are, while the live records may be ahead of them.
 * Where nobody reads or writes the records for a while only the bytes are kept, for the records take seven times the memory.
 */
export class LiveDocument {
  readonly num: number
  readonly name: DocumentName
  /** The Yjs client of the server's writes, for as long as the document is in memory. */
  serverClient = newClient()
  readonly connections = new Set<Connection>()
  /** Applied and not yet on disk. */
  pending = 0
  #awareness: AwarenessBoard | undefined
  #records: RecordsDocument | undefined
  /** Nobody has read the records since the last check. */
  #isQuiet = false
  #restingVector: Uint8Array | undefined
  #base: Uint8Array
  #tail: Uint8Array[] = []
  /** The first sync for clients that have nothing, until something new becomes durable. */
  #wholeFrame: Uint8Array | undefined
  #tailBytes = 0
  #fresh: FreshUpdate[] = []
  #uncompacted: { readonly first: number; readonly last: number; readonly count: number } | undefined
  #compacted: number

  constructor(name: DocumentName, stored: StoredDocument) {
    this.num = stored.num
    this.name = name
    this.#base = stored.state ?? emptyState
    this.#tail = stored.log.map(({ data }) => data)
    this.#tailBytes = this.#tail.reduce((sum, update) => sum + update.length, 0)
    this.#compacted = stored.upto
    for (const { id } of stored.log) this.#count(id)
  }

  /** Undefined until a connection shows something. Presence lives in the cart, so most documents need no board. */
  get awareness(): AwarenessBoard | undefined {
    return this.#awareness
  }

  /** Shows entries of a connection, as `AwarenessBoard.show`. */
  show(connection: Connection, entries: readonly AwarenessEntry[]): void {
    this.#awareness ??= new AwarenessBoard({
      broadcast: (states, versions) => this.#announceAwareness(states, versions),
    })
    this.#awareness.show(connection, connection.memberId, entries)
  }

  #announceAwareness(states: Uint8Array, versions: ReadonlyMap<Connection, Uint8Array>): void {
    const frame = awarenessFrame(states)
    for (const connection of this.connections) {
      const version = versions.get(connection)
      connection.send(version ? awarenessFrame(version) : frame)
    }
  }

  /** The records; read from the bytes where the document is at rest. */
  get records(): RecordsDocument {
    this.#isQuiet = false
    this.#records ??= this.#wake()
    return this.#records
  }

  #wake(): RecordsDocument {
    const records = new RecordsDocument(this.name)
    records.doc.transact(() => {
      for (const update of [this.#base, ...this.#tail]) Y.applyUpdate(records.doc, update)
    })
    // Yjs changes the client id when it reads updates of that id; the server keeps its own.
    records.doc.clientID = this.serverClient
    return records
  }

  /** Drops the records if nobody has read them since the last call. */
  restIfQuiet(): void {
    if (this.#isQuiet) this.#wholeFrame = undefined
    if (this.#isQuiet && this.#records && this.pending === 0) {
      this.#rebase()
      this.#restingVector = Y.encodeStateVector(this.#records.doc)
      this.letGo()
    }
    this.#isQuiet = true
  }

  /** Drops the records; the bytes stay. */
  letGo(): void {
    this.#records?.doc.destroy()
    this.#records = undefined
  }

  /** The place in the log of the oldest update that no snapshot has; undefined where there is none. */
  get firstUncompacted(): number | undefined {
    return this.#uncompacted?.first
  }

  get uncompactedCount(): number {
    return this.#uncompacted?.count ?? 0
  }

  /** The approximate size of the durable state. */
  get bytes(): number {
    return this.#base.length + this.#tailBytes
  }

  /** Whether the document may grow by an update. Near the limit the state is encoded as one, since only that size is exact. */
  hasRoomFor(bytes: number): boolean {
    if (this.bytes + bytes > maxDocumentBytes) this.#rebase()
    return this.bytes + bytes <= maxDocumentBytes
  }

  /** An update is on disk; the announcer sends it. */
  saved(update: Uint8Array, author: Connection | undefined, id: number): void {
    this.pending -= 1
    this.#tail.push(update)
    this.#tailBytes += update.length
    this.#wholeFrame = undefined
    this.#fresh.push({ update, author })
    this.#count(id)
  }

  /** What became durable since the last call, for the announcer. */
  takeFresh(): readonly FreshUpdate[] {
    const fresh = this.#fresh
    if (fresh.length > 0) this.#fresh = []
    return fresh
  }

  /** Merges a long tail into the base. It may grow as large as the base first, so that the work stays in proportion to the edits. */
  mergeTail(): void {
    if (this.#tailBytes > Math.max(smallTailBytes, this.#base.length)) this.#rebase()
  }

  /** The frame that asks a client for the updates the server lacks. */
  stateVectorFrame(): Uint8Array {
    const resting = this.#records ? undefined : this.#restingVector
    return stateVectorFrame(resting ?? Y.encodeStateVector(this.records.doc))
  }

  /** The frame with all durable updates that a client lacks. @param stateVector what the client has. */
  stateFor(stateVector: Uint8Array): Uint8Array {
    const durable = this.#durable()
    const hasNothing = stateVector.length <= 1
    // Clients that join at once share one frame: a crowd on a large document must not hold a copy each.
    if (hasNothing) return (this.#wholeFrame ??= stateFrame(durable))
    const live = this.pending === 0 ? this.#records : undefined
    return stateFrame(live ? Y.encodeStateAsUpdate(live.doc, stateVector) : Y.diffUpdate(durable, stateVector))
  }

  /** A snapshot, and the place in the log up to which it reaches; undefined if nothing is new. */
  snapshot(): { readonly state: Uint8Array; readonly upto: number } | undefined {
    if (!this.#uncompacted) return undefined
    return { state: this.#durable(), upto: this.#uncompacted.last }
  }

  /** A snapshot up to a place in the log is on disk. */
  compacted(upto: number): void {
    this.#compacted = upto
    const uncompacted = this.#uncompacted
    if (!uncompacted) return
    // Later updates are counted from behind the snapshot. The first place may be too low, never too high.
    this.#uncompacted =
      uncompacted.last <= upto ? undefined : { first: upto + 1, last: uncompacted.last, count: uncompacted.last - upto }
  }

  /** The durable state, as one update. */
  #durable(): Uint8Array {
    this.#rebase()
    if (this.#tail.length > 0) this.#setBase(mergeUpdates([this.#base, ...this.#tail]))
    return this.#base
  }

  /** Encodes the durable state again, if the live records hold nothing else. */
  #rebase(): void {
    if (this.pending > 0 || this.#tail.length === 0) return
    this.#setBase(Y.encodeStateAsUpdate(this.records.doc))
  }

  #setBase(base: Uint8Array): void {
    this.#base = base
    this.#tail = []
    this.#tailBytes = 0
  }

  #count(id: number): void {
    if (id <= this.#compacted) return
    const uncompacted = this.#uncompacted
    this.#uncompacted = uncompacted
      ? { first: uncompacted.first, last: id, count: uncompacted.count + 1 }
      : { first: id, last: id, count: 1 }
  }
}

/** A Yjs client id, 32 random bits. */
export function newClient(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
