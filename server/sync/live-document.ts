// A document in memory: its records, the connections at it, what of it is durable, and who shows what.
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

/** The encoded state of a document in which nothing was ever written. */
const emptyState = Uint8Array.from([0, 0])
/** A tail shorter than this is never worth a new base. */
const smallTailBytes = 64 * 1024

/** A durable update that no connection but its author has. */
export interface FreshUpdate {
  readonly update: Uint8Array
  /** Undefined for the server. */
  readonly author: Connection | undefined
}

/**
 * See above. Everything that leaves it is durable: `#base` and `#tail` are, the live records may be ahead of them. Where nobody
 * reads or writes them for a while only the bytes are kept, for the records take seven times as much.
 */
export class LiveDocument {
  readonly num: number
  readonly name: DocumentName
  /** The Yjs client that the server writes as, in this document for as long as it is in memory. */
  serverClient = newClient()
  readonly connections = new Set<Connection>()
  /** Applied and not yet on disk. */
  pending = 0
  #awareness: AwarenessBoard | undefined
  #records: RecordsDocument | undefined
  /** Nobody has asked for the records since the last look. */
  #isQuiet = false
  #restingVector: Uint8Array | undefined
  #base: Uint8Array
  #tail: Uint8Array[] = []
  /** The frame for whoever knows nothing yet, as long as nothing new becomes durable. */
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

  /** What is shown here; undefined where nobody has shown anything. Presence lives in the cart, so most documents need no board. */
  get awareness(): AwarenessBoard | undefined {
    return this.#awareness
  }

  /** Shows entries of a connection, as `AwarenessBoard.show`. */
  show(connection: Connection, entries: readonly AwarenessEntry[]): void {
    this.#awareness ??= new AwarenessBoard({ tell: (states, versions) => this.#announceAwareness(states, versions) })
    this.#awareness.show(connection, connection.memberId, entries)
  }

  #announceAwareness(states: Uint8Array, versions: ReadonlyMap<Connection, Uint8Array>): void {
    const frame = awarenessFrame(states)
    for (const connection of this.connections) {
      const version = versions.get(connection)
      connection.send(version ? awarenessFrame(version) : frame)
    }
  }

  /** The records, read from their bytes where only those are kept. */
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
    // Yjs takes another id when it reads what it wrote itself; the server goes on under its own.
    records.doc.clientID = this.serverClient
    return records
  }

  /** Lets go of records that nobody asked for since the last call. */
  restIfQuiet(): void {
    if (this.#isQuiet) this.#wholeFrame = undefined
    if (this.#isQuiet && this.#records && this.pending === 0) {
      this.#rebase()
      this.#restingVector = Y.encodeStateVector(this.#records.doc)
      this.letGo()
    }
    this.#isQuiet = true
  }

  /** Lets go of the records. */
  letGo(): void {
    this.#records?.doc.destroy()
    this.#records = undefined
  }

  /** The place in the log of the oldest update that no snapshot has; undefined where all are folded. */
  get firstUncompacted(): number | undefined {
    return this.#uncompacted?.first
  }

  get uncompactedCount(): number {
    return this.#uncompacted?.count ?? 0
  }

  /** Bytes of the durable state, about. */
  get bytes(): number {
    return this.#base.length + this.#tailBytes
  }

  /** Whether the document may grow by an update. What it takes is known exactly only once it is encoded as one. */
  hasRoomFor(bytes: number): boolean {
    if (this.bytes + bytes > maxDocumentBytes) this.#rebase()
    return this.bytes + bytes <= maxDocumentBytes
  }

  /** Takes note that an update is on disk; `announce` tells it. */
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

  /** Folds a long tail into the base. It may grow as large as the base first, so that the work stays in proportion to the edits. */
  foldTail(): void {
    if (this.#tailBytes > Math.max(smallTailBytes, this.#base.length)) this.#rebase()
  }

  /** The frame that asks a client for what the server lacks. */
  stateVectorFrame(): Uint8Array {
    const resting = this.#records ? undefined : this.#restingVector
    return stateVectorFrame(resting ?? Y.encodeStateVector(this.records.doc))
  }

  /** The frame that gives a client all it lacks of what is durable. @param stateVector what the client has. */
  stateFor(stateVector: Uint8Array): Uint8Array {
    const durable = this.#durable()
    const knowsNothing = stateVector.length <= 1
    // All who come at once are sent the same bytes: a crowd at a large document must not hold one copy each.
    if (knowsNothing) return (this.#wholeFrame ??= stateFrame(durable))
    const live = this.pending === 0 ? this.#records : undefined
    return stateFrame(live ? Y.encodeStateAsUpdate(live.doc, stateVector) : Y.diffUpdate(durable, stateVector))
  }

  /** The state to keep as a snapshot, and the place in the log up to which it reaches; undefined if nothing is new. */
  snapshot(): { readonly state: Uint8Array; readonly upto: number } | undefined {
    if (!this.#uncompacted) return undefined
    return { state: this.#durable(), upto: this.#uncompacted.last }
  }

  /** Takes note that a snapshot reaching so far is on disk. */
  compacted(upto: number): void {
    this.#compacted = upto
    const uncompacted = this.#uncompacted
    if (!uncompacted) return
    // What came since is counted from behind the snapshot; the exact first place does not matter, only that it is not too high.
    this.#uncompacted =
      uncompacted.last <= upto ? undefined : { first: upto + 1, last: uncompacted.last, count: uncompacted.last - upto }
  }

  /** The durable state, as one update. */
  #durable(): Uint8Array {
    this.#rebase()
    if (this.#tail.length > 0) this.#setBase(mergeUpdates([this.#base, ...this.#tail]))
    return this.#base
  }

  /** The durable state is encoded afresh where the live records hold nothing else. */
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
