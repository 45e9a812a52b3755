// Finds out what an update would do without applying it, since an applied update cannot be taken back. Every struct and every
// deletion is resolved to its record; an update with one that belongs to no record is refused. The cost grows with the update, not
// with the document.
import * as Y from 'yjs'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import { refusal } from '#shared/refusals.ts'
import { Effort, KeyHistory } from './key-history.ts'
import { readUpdate } from './read-update.ts'
import type { OperationId, ReadStruct, ReadUpdate } from './read-update.ts'
import type { RecordsDocument } from './records-document.ts'

/** Steps that count as one more update towards the rate of a connection; see `Effort`. */
export const stepsOfOneUpdate = 2_000

/** A change of one record, as the update makes it. */
export interface Edit extends RecordEdit {
  /** The writer did not know the record that was there. */
  readonly concurrent: boolean
}

/** What an update does. */
export interface Inspection {
  /** The update to apply: without the operations that the document already has. */
  readonly update: Uint8Array
  /** Every record that the update changes or writes again. */
  readonly edits: readonly Edit[]
  /**
   * Writes that nobody will see: overwritten or deleted within the update, or behind a concurrent write. They are stored all the
   * same. `after` is undefined where only a deletion mark is left.
   */
  readonly unseen: readonly RecordEdit[]
  /** Keys that were never written before: each takes memory for ever. */
  readonly newKeys: number
  /** The Yjs clients that the update brings new operations of. */
  readonly clients: readonly number[]
  /** The document already has all of it. */
  readonly empty: boolean
  /** The cost of the inspection beyond reading the update; see `Effort`. */
  readonly steps: number
}

/** Inspects an update against the live document. */
export function inspect(document: RecordsDocument, bytes: Uint8Array): Outcome<Inspection> {
  const read = readUpdate(bytes)
  if (!read.ok) return read
  if (!overlaps(document, read.value)) return inspectFresh(document, bytes, read.value)
  const fresh = withoutKnown(document, bytes, read.value)
  const again = readUpdate(fresh)
  return again.ok ? inspectFresh(document, fresh, again.value) : again
}

/** Whether the update repeats operations that the document has. */
function overlaps(document: RecordsDocument, { structs }: ReadUpdate): boolean {
  for (const [client, ofClient] of structs) {
    const first = ofClient[0]
    if (first && first.clock < document.clockOf(client)) return true
  }
  return false
}

/**
 * The update without the structs that the document already has. A repeated struct may differ from the stored one, and Yjs would
 * read its origins, and the parent of the known half of an item, once more. So known structs are dropped, and nobody is sent them.
 */
function withoutKnown(document: RecordsDocument, bytes: Uint8Array, { structs }: ReadUpdate): Uint8Array {
  const known = new Map([...structs.keys()].map((client) => [client, document.clockOf(client)]))
  return Y.diffUpdate(bytes, Y.encodeStateVector(known))
}

function inspectFresh(document: RecordsDocument, bytes: Uint8Array, update: ReadUpdate): Outcome<Inspection> {
  const inspector = new Inspector(document, update)
  return inspector.structs() && inspector.deletes()
    ? granted(inspector.result(bytes))
    : refused(refusal(inspector.problem))
}

/** The record that an operation belongs to; undefined for a collected one, which belongs to none. */
type Place = KeyHistory | undefined

/** The structs of one client, and the places found for the first of them. */
interface Run {
  readonly structs: readonly ReadStruct[]
  readonly places: Place[]
  /** The clock after all of them. */
  readonly end: number
}

class Inspector {
  problem: 'dangling-update' | 'unknown-root' | 'update-too-large' = 'dangling-update'
  readonly #document: RecordsDocument
  readonly #update: ReadUpdate
  readonly #keys = new Map<string, Map<string, KeyHistory>>()
  readonly #runs = new Map<number, Run>()
  readonly #written: { place: KeyHistory; value: unknown }[] = []
  readonly #effort = new Effort()
  #deletesAny = false

  constructor(document: RecordsDocument, update: ReadUpdate) {
    this.#document = document
    this.#update = update
  }

  /** Places all structs. A gap before a client's first struct, or a skipped one, is refused: Yjs would keep it waiting for ever. */
  structs(): boolean {
    for (const [client, structs] of this.#update.structs) {
      const last = structs.at(-1)
      if (!last) continue
      if (structs[0]?.clock !== this.#document.clockOf(client)) return false
      this.#runs.set(client, { structs, places: [], end: last.clock + last.length })
    }
    for (const run of this.#runs.values()) if (!this.#placeAll(run)) return false
    return true
  }

  /** Places the structs of one client, and before each the structs it builds on. */
  #placeAll(run: Run): boolean {
    const missing = this.#placeReady(run, run.end)
    return missing === undefined || (missing !== 'refused' && this.#placeInTurn(run))
  }

  /** The same where clients build on each other: the missing origin is placed first. Each client waits at most once, so this ends. */
  #placeInTurn(run: Run): boolean {
    const waiting = new Set<Run>()
    const stack = [{ run, upTo: run.end }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const missing = this.#placeReady(top.run, top.upTo)
      if (missing === 'refused') return false
      if (missing === undefined) {
        waiting.delete(top.run)
        stack.pop()
        continue
      }
      waiting.add(top.run)
      const next = this.#runs.get(missing.client)
      // A circle of clients could never be placed.
      if (!next || waiting.has(next) || missing.clock >= next.end) return false
      stack.push({ run: next, upTo: missing.clock + 1 })
    }
    return true
  }

  /** Places structs while their origins are known. @returns the first missing origin; undefined where none is missing. */
  #placeReady({ structs, places }: Run, upTo: number): OperationId | 'refused' | undefined {
    for (let struct = structs[places.length]; struct && struct.clock < upTo; struct = structs[places.length]) {
      if (struct.content === 'skipped') return 'refused'
      if (struct.origin && !this.#has(struct.origin)) return struct.origin
      const place = this.#placeOf(struct)
      if (struct.root !== undefined && !place) {
        this.problem = 'unknown-root'
        return 'refused'
      }
      places.push(place)
      if (place && !this.#put(place, struct)) return 'refused'
    }
    return undefined
  }

  #put(place: KeyHistory, struct: ReadStruct): boolean {
    place.put(struct, this.#effort)
    if (struct.content === 'deleted') this.#written.push({ place, value: undefined })
    for (const value of struct.values) this.#written.push({ place, value })
    if (this.#effort.isTooMuch) this.problem = 'update-too-large'
    return !this.#effort.isTooMuch
  }

  #has(id: OperationId): boolean {
    return id.clock < this.#clockOf(id.client)
  }

  /** The client's clock after the structs placed so far. */
  #clockOf(client: number): number {
    const run = this.#runs.get(client)
    if (!run) return this.#document.clockOf(client)
    return run.structs[run.places.length]?.clock ?? run.end
  }

  #placeOf(struct: ReadStruct): Place {
    if (struct.content === 'collected') return undefined
    if (struct.origin) return this.#placeAt(struct.origin)
    if (struct.root === undefined || struct.key === undefined) return undefined
    return this.#document.map(struct.root) ? this.#keyHistory(struct.root, struct.key) : undefined
  }

  /** The place of an operation in the document, or earlier in this update. */
  #placeAt(id: OperationId): Place {
    const run = this.#runs.get(id.client)
    if (run && id.clock >= (run.structs[0]?.clock ?? run.end))
      return run.places[firstEndingAfter(run.structs, id.clock)]
    return this.#placeOfLive(this.#document.structAt(id))
  }

  #placeOfLive(struct: Y.Item | Y.GC): Place {
    if (!('parentSub' in struct) || struct.parentSub === null) return undefined
    const root = this.#document.rootOf(struct)
    return root === undefined ? undefined : this.#keyHistory(root, struct.parentSub)
  }

  #keyHistory(root: string, key: string): KeyHistory {
    let ofRoot = this.#keys.get(root)
    if (!ofRoot) {
      ofRoot = new Map<string, KeyHistory>()
      this.#keys.set(root, ofRoot)
    }
    let history = ofRoot.get(key)
    if (!history) ofRoot.set(key, (history = new KeyHistory(root, key, this.#document.newest(root, key))))
    return history
  }

  /** Resolves every deletion to its record. A deletion of unknown operations is refused: Yjs would keep it waiting for ever. */
  deletes(): boolean {
    return this.#update.deletes.every(({ client, clock, length }) => {
      const end = clock + length
      if (end > this.#clockOf(client)) return false
      for (const struct of this.#document.structsIn(client, clock, end)) {
        this.#effort.steps += 1
        if (!struct.deleted) this.#delete(this.#placeOfLive(struct), client, clock, end)
      }
      const { structs, places } = this.#runs.get(client) ?? { structs: [], places: [] }
      for (let index = firstEndingAfter(structs, clock); index < structs.length; index++) {
        if ((structs[index] as ReadStruct).clock >= end) break
        this.#delete(places[index], client, clock, end)
      }
      return true
    })
  }

  #delete(place: Place, client: number, from: number, to: number): void {
    this.#deletesAny = true
    place?.delete(client, from, to)
  }

  result(update: Uint8Array): Inspection {
    const histories = [...this.#keys.values()].flatMap((ofRoot) => [...ofRoot.values()])
    const edits = histories
      .filter((history) => history.written)
      .map(({ root, key, before, after, concurrent }) => ({ root, key, before, after, concurrent }))
    const unseen = this.#written
      .filter(({ place, value }) => !place.written || place.after !== value)
      .map(({ place: { root, key }, value }) => ({ root, key, before: undefined, after: value }))
    const clients = [...this.#runs.keys()]
    return {
      update,
      edits,
      unseen,
      newKeys: histories.filter((history) => !history.known).length,
      clients,
      empty: clients.length === 0 && !this.#deletesAny,
      steps: this.#effort.steps,
    }
  }
}

/** The index of the first struct that ends after a clock; structs are ordered by clock. */
function firstEndingAfter(structs: readonly ReadStruct[], clock: number): number {
  let low = 0
  let high = structs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const struct = structs[middle] as ReadStruct
    if (struct.clock + struct.length > clock) high = middle
    else low = middle + 1
  }
  return low
}
