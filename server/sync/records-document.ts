// A Yjs document of flat records, with the look-ups that inspection needs: from an operation to its record in O(log n).
import * as Y from 'yjs'
import { kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { OperationId } from './read-update.ts'

/** A document whose roots are all maps, declared before any update is applied. */
export class RecordsDocument {
  readonly name: DocumentName
  readonly doc = new Y.Doc()
  readonly #maps = new Map<string, Y.Map<unknown>>()
  readonly #rootOf = new Map<unknown, string>()

  constructor(name: DocumentName) {
    this.name = name
    for (const { root } of kindsOf(name)) {
      const map = this.doc.getMap<unknown>(root)
      this.#maps.set(root, map)
      this.#rootOf.set(map, root)
    }
  }

  /** The map of a declared root. */
  map(root: string): Y.Map<unknown> | undefined {
    return this.#maps.get(root)
  }

  /** The root of an item; undefined for one without a parent. */
  rootOf(item: Y.Item): string | undefined {
    return this.#rootOf.get(item.parent)
  }

  /** The newest item under a key, live or deleted. */
  newest(root: string, key: string): Y.Item | undefined {
    return this.#maps.get(root)?._map.get(key)
  }

  /** The keys under a root, those of deleted records included. */
  keys(root: string): Iterable<string> {
    return this.#maps.get(root)?._map.keys() ?? []
  }

  /** How many keys were ever written: each takes memory for ever, even once it is deleted. */
  get recordCount(): number {
    let count = 0
    for (const map of this.#maps.values()) count += map._map.size
    return count
  }

  /** The clock of a client's next operation. */
  clockOf(client: number): number {
    return Y.getState(this.doc.store, client)
  }

  /** The struct that holds an operation of the document. */
  structAt(id: OperationId): Y.Item | Y.GC {
    const struct: Y.Item | Y.GC = Y.getItem(this.doc.store, Y.createID(id.client, id.clock))
    return struct
  }

  /** The structs that overlap a range of operations, as far as the document has them. */
  *structsIn(client: number, from: number, to: number): Generator<Y.Item | Y.GC> {
    const structs = this.doc.store.clients.get(client)
    if (!structs || from >= this.clockOf(client)) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const struct = structs[index]
      if (!struct || struct.id.clock >= to) return
      yield struct
    }
  }

  /** The records of a root. */
  records(root: string): ReadonlyMap<string, unknown> {
    return new Map(this.#maps.get(root)?.entries() ?? [])
  }
}

/** The JSON value of a live item; undefined for a deleted one. */
export function valueOf(item: Y.Item | undefined): unknown {
  return item === undefined || item.deleted ? undefined : item.content.getContent().at(-1)
}
