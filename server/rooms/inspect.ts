// What an update would do, found out without applying it: an update cannot be taken back once it is applied. Every struct and
// every deletion is led back to its record; what cannot be led back to one is refused. The cost follows the update, not the document.
import type * as Y from 'yjs'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import { refusal } from '#shared/refusals.ts'
import { KeyHistory } from './key-history.ts'
import { readUpdate } from './read-update.ts'
import type { OperationId, ReadStruct, ReadUpdate } from './read-update.ts'
import type { RecordsDocument } from './records-document.ts'

/** A change of one record, as the update makes it. */
export interface Edit extends RecordEdit {
  /** The writer did not know the record that was there. */
  readonly concurrent: boolean
}

/** What an update does. */
export interface Inspection {
  /** Every record that is another one afterwards, or is written again. */
  readonly edits: readonly Edit[]
  /** Values that are in the update and never seen: overwritten within it, or lost to somebody else's. They are stored all the same. */
  readonly unseen: readonly RecordEdit[]
  /** The Yjs clients that the update brings new operations of. */
  readonly clients: readonly number[]
  /** Nothing new at all: the document has every part of it. */
  readonly empty: boolean
}

/** Inspects an update against the live document. */
export function inspect(document: RecordsDocument, bytes: Uint8Array): Outcome<Inspection> {
  const update = readUpdate(bytes)
  if (!update.ok) return update
  const inspector = new Inspector(document, update.value)
  return inspector.structs() && inspector.deletes() ? granted(inspector.result()) : refused(refusal(inspector.problem))
}

/** Where an operation belongs; undefined for what was collected and says nothing. */
type Place = KeyHistory | undefined

interface Placed {
  readonly struct: ReadStruct
  readonly place: Place
}

class Inspector {
  problem: 'dangling-update' | 'unknown-root' = 'dangling-update'
  readonly #document: RecordsDocument
  readonly #update: ReadUpdate
  readonly #keys = new Map<string, Map<string, KeyHistory>>()
  /** New structs by client, each with its place, in the order of their clocks. */
  readonly #placed = new Map<number, Placed[]>()
  readonly #written: { place: KeyHistory; value: unknown }[] = []
  #deletesAny = false

  constructor(document: RecordsDocument, update: ReadUpdate) {
    this.#document = document
    this.#update = update
  }

  /** Places all new structs. Clients may build on each other, so it goes round until nobody waits for anybody. */
  structs(): boolean {
    const waiting: ReadStruct[][] = []
    for (const [client, structs] of this.#update.structs) {
      const fresh = this.#newOnes(client, structs)
      if (!fresh) return false
      if (fresh.length > 0) waiting.push(fresh)
    }
    let progress = true
    while (progress && waiting.some((structs) => structs.length > 0)) {
      progress = false
      for (const structs of waiting) {
        const count = this.#placeReady(structs)
        if (count === undefined) return false
        if (count > 0) progress = true
        structs.splice(0, count)
      }
    }
    return waiting.every((structs) => structs.length === 0)
  }

  /** The structs that the document does not have; undefined where a gap precedes them, for they could never be applied. */
  #newOnes(client: number, structs: readonly ReadStruct[]): ReadStruct[] | undefined {
    const clock = this.#document.clockOf(client)
    const fresh = structs.filter((struct) => struct.clock + struct.length > clock)
    const first = fresh[0]
    if (!first) return fresh
    if (first.clock > clock) return undefined
    // Of a struct that is known in part, the new part follows the known one.
    if (first.clock < clock) fresh[0] = behind(first, clock)
    return fresh
  }

  /** Places structs from the front as far as their origins are there. @returns how many; undefined for one in no declared root. */
  #placeReady(structs: readonly ReadStruct[]): number | undefined {
    for (const [index, struct] of structs.entries()) {
      if (struct.origin && !this.#has(struct.origin)) return index
      const place = this.#placeOf(struct)
      if (struct.root !== undefined && !place) {
        this.problem = 'unknown-root'
        return undefined
      }
      place?.put(struct)
      if (place) for (const value of struct.values) this.#written.push({ place, value })
      const placed = this.#placed.get(struct.client)
      if (placed) placed.push({ struct, place })
      else this.#placed.set(struct.client, [{ struct, place }])
    }
    return structs.length
  }

  #has(id: OperationId): boolean {
    return id.clock < this.#clockOf(id.client)
  }

  /** The client's clock as it would be after what was placed so far. */
  #clockOf(client: number): number {
    const last = this.#placed.get(client)?.at(-1)?.struct
    return last ? last.clock + last.length : this.#document.clockOf(client)
  }

  #placeOf(struct: ReadStruct): Place {
    if (struct.content === 'collected') return undefined
    if (struct.origin) return this.#placeAt(struct.origin)
    if (struct.root === undefined || struct.key === undefined) return undefined
    return this.#document.map(struct.root) ? this.#keyHistory(struct.root, struct.key) : undefined
  }

  /** Where an operation that is there belongs: in the document, or earlier in this update. */
  #placeAt(id: OperationId): Place {
    if (id.clock >= this.#document.clockOf(id.client)) {
      const placed = this.#placed.get(id.client) ?? []
      return placed[firstEndingAfter(placed, id.clock)]?.place
    }
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

  /** Leads every deletion back to its record. A deletion of what nobody has would wait in memory for ever. */
  deletes(): boolean {
    return this.#update.deletes.every(({ client, clock, length }) => {
      const end = clock + length
      if (end > this.#clockOf(client)) return false
      for (const struct of this.#document.structsIn(client, clock, end)) {
        if (!struct.deleted) this.#delete(this.#placeOfLive(struct), client, clock, end)
      }
      const placed = this.#placed.get(client) ?? []
      for (let index = firstEndingAfter(placed, clock); index < placed.length; index++) {
        const { struct, place } = placed[index] as Placed
        if (struct.clock >= end) break
        this.#delete(place, client, clock, end)
      }
      return true
    })
  }

  #delete(place: Place, client: number, from: number, to: number): void {
    this.#deletesAny = true
    place?.delete(client, from, to)
  }

  result(): Inspection {
    const histories = [...this.#keys.values()].flatMap((ofRoot) => [...ofRoot.values()])
    const edits = histories
      .filter((history) => history.written)
      .map(({ root, key, before, after, concurrent }) => ({ root, key, before, after, concurrent }))
    const unseen = this.#written
      .filter(({ place, value }) => place.after !== value)
      .map(({ place: { root, key }, value }) => ({ root, key, before: undefined, after: value }))
    const clients = [...this.#placed.keys()]
    return { edits, unseen, clients, empty: clients.length === 0 && !this.#deletesAny }
  }
}

/** The index of the first struct that reaches beyond a clock; structs are in the order of their clocks. */
function firstEndingAfter(placed: readonly Placed[], clock: number): number {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { struct } = placed[middle] as Placed
    if (struct.clock + struct.length > clock) high = middle
    else low = middle + 1
  }
  return low
}

function behind(struct: ReadStruct, clock: number): ReadStruct {
  const origin = { client: struct.client, clock: clock - 1 }
  const length = struct.clock + struct.length - clock
  return {
    ...struct,
    clock,
    length,
    root: undefined,
    key: undefined,
    origin: struct.content === 'collected' ? undefined : origin,
  }
}
