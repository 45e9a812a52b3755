// All items ever written under one key, in the order of Yjs: the last one is the record. New items are placed by Yjs's own rule,
// so that inspection knows which of them will win before anything is applied.
// Rule: https://github.com/yjs/yjs/blob/v13.6.33/src/structs/Item.js (`integrate`), where no item has a right origin.
import type * as Y from 'yjs'
import type { OperationId, ReadStruct } from './read-update.ts'
import { valueOf } from './records-document.ts'

/** The limit of an update's cost beyond its length: each concurrent item takes as many steps as its record has items. */
const maxSteps = 200_000

/** The cost of an update beyond reading it, in steps of well under a microsecond. */
export class Effort {
  steps = 0

  /** No honest update comes near this. Placement stops here, so results after it are not valid. */
  get isTooMuch(): boolean {
    return this.steps > maxSteps
  }
}

/** One item, or a part of one, in the order of its key. */
interface Entry {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly origin: OperationId | undefined
  readonly live: boolean
  readonly value: unknown
  deleted: boolean
}

/** One key, as it is and as it would be after an update. */
export class KeyHistory {
  readonly root: string
  readonly key: string
  /** The record before the update; undefined for none. */
  readonly before: unknown
  /** A new item was written without knowledge of the newest: two people wrote at once. */
  concurrent = false
  readonly #liveNewest: Y.Item | undefined
  #newest: Entry | undefined
  /** New items that follow the newest: nearly always all of them. */
  readonly #appended: Entry[] = []
  /** All items under the key, listed only where items are concurrent. */
  #order: Entry[] | undefined

  constructor(root: string, key: string, liveNewest: Y.Item | undefined) {
    this.root = root
    this.key = key
    this.before = valueOf(liveNewest)
    this.#liveNewest = liveNewest
    this.#newest = liveNewest && entryOf(liveNewest)
  }

  /** The record after the update; undefined for none. */
  get after(): unknown {
    return this.#newest === undefined || this.#newest.deleted ? undefined : this.#newest.value
  }

  /** Whether anything was ever written under the key before the update. */
  get known(): boolean {
    return this.#liveNewest !== undefined
  }

  /** Whether the update writes or deletes the record, even with the same value. */
  get written(): boolean {
    if (this.#newest === undefined) return false
    if (this.#newest.live) return this.before !== undefined && this.#newest.deleted
    return this.before !== undefined || this.after !== undefined
  }

  /** Puts a new item in its place. */
  put(struct: ReadStruct, effort: Effort): void {
    const { client, clock, length, origin } = struct
    const entry: Entry = {
      client,
      clock,
      length,
      origin,
      live: false,
      value: struct.values.at(-1),
      deleted: struct.content === 'deleted',
    }
    const follows = origin ? endsWith(this.#newest, origin) : this.#newest === undefined
    if (!follows) this.concurrent = true
    if (follows && !this.#order) {
      this.#appended.push(entry)
      this.#newest = entry
      return
    }
    this.#order ??= [...listOrder(this.#liveNewest), ...this.#appended]
    // Yjs, too, walks the list once for each concurrent item.
    effort.steps += this.#order.length
    this.#order.splice(placeOf(entry, this.#order, effort), 0, entry)
    this.#newest = this.#order.at(-1)
  }

  /** Deletes the record if the last operation of the newest item is in the range; older items are deleted already. */
  delete(client: number, from: number, to: number): void {
    const newest = this.#newest
    if (newest?.client !== client) return
    const last = newest.clock + newest.length - 1
    if (from <= last && last < to) newest.deleted = true
  }
}

function entryOf(item: Y.Item): Entry {
  const { id, length, origin, deleted } = item
  return {
    client: id.client,
    clock: id.clock,
    length,
    origin: origin ?? undefined,
    live: true,
    value: valueOf(item),
    deleted,
  }
}

function listOrder(newest: Y.Item | undefined): Entry[] {
  const order: Entry[] = []
  for (let item = newest ?? null; item !== null; item = item.left) order.push(entryOf(item))
  return order.toReversed()
}

/** The index at which Yjs would insert the entry: behind its origin and the concurrent items that come first. */
function placeOf(entry: Entry, order: Entry[], effort: Effort): number {
  const first = entry.origin ? splitBehind(order, entry.origin) + 1 : 0
  let place = first
  for (let index = first; index < order.length && !effort.isTooMuch; index++) {
    const other = order[index] as Entry
    if (isSame(entry.origin, other.origin)) {
      if (other.client >= entry.client) break
      place = index + 1
    } else {
      const origin = originOf(order, index, first, effort)
      if (origin < first) break
      if (origin < place) place = index + 1
    }
  }
  return place
}

/** The index of the entry that holds another one's origin. The search goes backwards: it is nearly always the one before. */
function originOf(order: readonly Entry[], index: number, first: number, effort: Effort): number {
  const origin = order[index]?.origin
  if (!origin) return -1
  let at = index - 1
  while (at >= first && !holds(order[at] as Entry, origin)) at -= 1
  effort.steps += index - 1 - at
  return at
}

/** The index of the entry that ends with the operation; an entry that goes on after it is split. */
function splitBehind(order: Entry[], id: OperationId): number {
  const index = order.findIndex((entry) => holds(entry, id))
  const entry = order[index]
  if (!entry || endsWith(entry, id)) return index
  const length = id.clock - entry.clock + 1
  const rest = { ...entry, clock: id.clock + 1, length: entry.length - length, origin: id }
  order.splice(index, 1, { ...entry, length }, rest)
  return index
}

function holds(entry: Entry, id: OperationId): boolean {
  return entry.client === id.client && entry.clock <= id.clock && id.clock < entry.clock + entry.length
}

function endsWith(entry: Entry | undefined, id: OperationId): boolean {
  return entry !== undefined && entry.client === id.client && entry.clock + entry.length - 1 === id.clock
}

function isSame(a: OperationId | undefined, b: OperationId | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.client === b.client && a.clock === b.clock
}
