// A document in memory: its records, its connections, its durable state and its awareness.
import * as Y from 'yjs'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Snapshot } from '../storage/history-segments.ts'
import type { StoredDocument } from '../storage/room-store.ts'
import { AwarenessBoard } from './awareness-board.ts'
import type { AwarenessEntry } from './awareness-message.ts'
import { awarenessFrame, stateFrame, stateVectorFrame } from './frames.ts'
import type { KeptState, UpdatesSince } from './kept-state.ts'
import { mergeUpdates } from './merge-updates.ts'
import { MemberShares } from './member-shares.ts'
import { othersFirst } from './others-first.ts'
import { RecordsDocument } from './records-document.ts'
import type { Connection } from './connection.ts'

/** The encoded state of an empty document. */
const emptyState = Uint8Array.from([0, 0])
/** A tail shorter than this is not merged into the base. */
const smallTailBytes = 64 * 1024
/** Reading or encoding the records of a smaller document takes no more than about ten milliseconds. */
export const largeBytes = 1024 * 1024

/** A durable update that no connection but its author has. */
export interface FreshUpdate {
  readonly update: Uint8Array
  /** Undefined for the server. */
  readonly author: Connection | undefined
}

/** A snapshot of a document in memory. */
export interface MemorySnapshot extends Omit<Required<Snapshot>, 'at'> {
  /** The number of updates in it since the document was read. */
  readonly total: number
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
  readonly shares = new MemberShares()
  /** Applied and not yet on disk. */
  pending = 0
  /** The whole state in parts, for those who enter, until nobody has read the document for a while. */
  keptState: KeptState | undefined
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
  /** How many updates became durable since the document is in memory, with those it was read from. */
  #durableCount: number
  #fresh: FreshUpdate[] = []
  #uncompacted: { readonly first: number; readonly last: number } | undefined
  #compacted: number
  /** The numbers of updates since the document was read: all of them, and those in the last snapshot. */
  readonly #totals = { saved: 0, compacted: 0 }

  constructor(name: DocumentName, stored: StoredDocument) {
    this.num = stored.num
    this.name = name
    this.#base = stored.state ?? emptyState
    this.#tail = stored.log.map(({ data }) => data)
    this.#tailBytes = this.#tail.reduce((sum, update) => sum + update.length, 0)
    this.#durableCount = this.#tail.length
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
      if (version) connection.sendAwareness(version, awarenessFrame(version))
      else connection.sendAwareness(states, frame)
    }
  }

  /** The records; read from the bytes where the document is at rest. */
  get records(): RecordsDocument {
    this.#isQuiet = false
    this.#records ??= this.#wake()
    return this.#records
  }

  /** Whether its records are so many that other rooms would notice them being read or encoded at once. */
  get isLarge(): boolean {
    return this.bytes > largeBytes
  }

  /** Whether a look at the records would read them first, and hold up all rooms for as long as that takes. */
  get wakesSlowly(): boolean {
    return this.isLarge && this.#records === undefined
  }

  /** Whether near the limit only encoding it as one would tell its size: until then, what was overwritten counts. */
  get isOverestimated(): boolean {
    return this.bytes > maxDocumentBytes && this.#tailBytes > smallTailBytes
  }

  /** Whether an edit holds up nobody else. */
  get isPrepared(): boolean {
    return !this.wakesSlowly && !this.isOverestimated
  }

  /** Whether it is known what the document has, without its records. */
  get hasStateVector(): boolean {
    return (this.#records ?? this.#restingVector) !== undefined
  }

  /** What the document has, found elsewhere. @param upto the durable updates that it covers, as `since` counts them. */
  learn(stateVector: Uint8Array, upto: number): void {
    if (!this.#records && upto === this.#durableCount) this.#restingVector = stateVector
  }

  #wake(): RecordsDocument {
    const records = new RecordsDocument(this.name)
    records.doc.transact(() => {
      for (const update of [this.#base, ...this.#tail]) Y.applyUpdate(records.doc, update)
    })
    return this.#asServer(records)
  }

  /**
   * Reads the records a part at a time, with turns for others in between.
   * @param parts of the durable state, in the order in which they build on each other.
   * @param upto the durable updates that they cover, as `since` counts them.
   * @returns how long it held others up in all, milliseconds.
   */
  async wakeInParts(parts: readonly Uint8Array[], upto: number): Promise<number> {
    const records = new RecordsDocument(this.name)
    let ms = 0
    for (const part of parts) {
      const began = performance.now()
      Y.applyUpdate(records.doc, part)
      ms += performance.now() - began
      await othersFirst()
    }
    // Somebody may have been unable to wait for it.
    if (this.#records || upto !== this.#durableCount) records.doc.destroy()
    else this.#records = this.#asServer(records)
    this.#isQuiet = false
    return ms
  }

  /** Yjs changes the client id when it reads updates of that id; the server keeps its own. */
  #asServer(records: RecordsDocument): RecordsDocument {
    records.doc.clientID = this.serverClient
    return records
  }

  /** Drops the records if nobody has read them since the last call. @returns whether it did. */
  restIfQuiet(): boolean {
    const isQuiet = this.#isQuiet
    this.#isQuiet = true
    if (!isQuiet) return false
    this.#wholeFrame = this.keptState = undefined
    if (!this.#records || this.pending > 0) return false
    if (!this.isLarge) this.#rebase()
    this.#restingVector = Y.encodeStateVector(this.#records.doc)
    this.letGo()
    return true
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
    return this.#totals.saved - this.#totals.compacted
  }

  /** The approximate size of the durable state. */
  get bytes(): number {
    return this.#base.length + this.#tailBytes
  }

  /**
   * Whether the document may grow by an update. Near the limit the state is encoded as one, since only that size is exact; for large
   * documents that has been done by `StateAnswers.prepare`. A short tail does not count: many small updates to a full document would
   * each take as long as all of it.
   * @param most the limit, bytes.
   */
  hasRoomFor(bytes: number, most: number): boolean {
    if (this.bytes + bytes > most && this.#tailBytes > smallTailBytes) this.#rebase()
    const counted = this.#tailBytes > smallTailBytes ? this.bytes : this.#base.length
    return counted + bytes <= most
  }

  /** An update is on disk; the announcer sends it. */
  saved(update: Uint8Array, author: Connection | undefined, id: number): void {
    this.pending -= 1
    this.#addToTail(update)
    this.#durableCount += 1
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
    const hasNothing = stateVector.length <= 1
    // Clients that join at once share one frame: a crowd on a large document must not hold a copy each.
    return hasNothing ? (this.#wholeFrame ??= stateFrame(this.#durable())) : stateFrame(this.missing(stateVector))
  }

  /** All durable updates that a client lacks. @param stateVector what the client has. */
  missing(stateVector: Uint8Array): Uint8Array {
    const durable = this.#durable()
    const live = this.pending === 0 ? this.#records : undefined
    return live ? Y.encodeStateAsUpdate(live.doc, stateVector) : Y.diffUpdate(durable, stateVector)
  }

  /** The whole durable state, and how many durable updates it covers, as `since` counts them. */
  whole(): { readonly state: Uint8Array; readonly upto: number } {
    return { state: this.#durable(), upto: this.#durableCount }
  }

  /**
   * The durable updates from some point on.
   * @param upto the point that an earlier call reached; undefined for everything.
   */
  since(upto: number | undefined): UpdatesSince {
    const merged = this.#durableCount - this.#tail.length
    const isAtHand = upto !== undefined && upto >= merged
    const updates = isAtHand ? this.#tail.slice(upto - merged) : [...this.#tail]
    return { base: isAtHand ? undefined : this.#base, updates, upto: this.#durableCount }
  }

  /** A snapshot, and the place in the log up to which it reaches; undefined if nothing is new. */
  snapshot(): MemorySnapshot | undefined {
    const place = this.snapshotPlace()
    return place && { ...place, state: this.#durable() }
  }

  /** Everything about a snapshot of this moment but the state, where that is encoded elsewhere. */
  snapshotPlace(): Omit<MemorySnapshot, 'state'> | undefined {
    if (!this.#uncompacted) return undefined
    const covers = { after: this.#compacted, count: this.uncompactedCount }
    return { upto: this.#uncompacted.last, covers, total: this.#totals.saved }
  }

  /** Takes over the durable state up to some point, as it was encoded elsewhere. @param upto as `since` counts. */
  rebased(state: Uint8Array, upto: number): void {
    const merged = this.#durableCount - this.#tail.length
    if (upto < merged) return
    const later = this.#tail.slice(upto - merged)
    this.#setBase(state)
    for (const update of later) this.#addToTail(update)
  }

  /** A snapshot is on disk. */
  compacted({ upto, total }: MemorySnapshot): void {
    // A newer one may have overtaken it.
    if (upto <= this.#compacted) return
    this.#compacted = upto
    this.#totals.compacted = total
    const last = this.#uncompacted?.last ?? 0
    // The first place may be too low, never too high.
    this.#uncompacted = last <= upto ? undefined : { first: upto + 1, last }
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

  #addToTail(update: Uint8Array): void {
    this.#tail.push(update)
    this.#tailBytes += update.length
  }

  #count(id: number): void {
    if (id <= this.#compacted) return
    this.#totals.saved += 1
    this.#uncompacted = { first: this.#uncompacted?.first ?? id, last: id }
  }
}

/** A Yjs client id, 32 random bits. */
export function newClient(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
