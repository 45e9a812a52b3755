// Reads a Yjs update (format 1) strictly: it accepts only what a document of flat records can contain. Yjs's own decoder accepts
// every kind of content, trusts lengths, and builds objects that are wasted when the update is refused.
// Format: https://github.com/yjs/yjs/blob/v13.6.33/src/utils/updates.js (`lazyStructReaderGenerator`).
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { ByteReader } from './byte-reader.ts'

/** Clocks count a client's operations; no device comes near this. */
const maxClock = 2 ** 40
/** Every struct takes at least two bytes, so the largest update cannot hold more anyway; the bound keeps the worst case small. */
const maxStructs = 100_000
/** Values that one item may hold. Yjs copies all of them each time it splits the item, so many splits cost the square. */
const maxRun = 1_000

/** The id of one operation. */
export interface OperationId {
  readonly client: number
  readonly clock: number
}

/**
 * A struct of an update: an item of a record, a collected range without content, or a skipped range, which the update does not
 * contain.
 */
export interface ReadStruct {
  readonly client: number
  readonly clock: number
  readonly length: number
  /** The operation it replaces; absent where the writer saw no record under that key. */
  readonly origin: OperationId | undefined
  /** The record, if the update names it; otherwise the origin does. */
  readonly root: string | undefined
  readonly key: string | undefined
  readonly content: 'value' | 'deleted' | 'collected' | 'skipped'
  /** One JSON value for each operation; the last is the record's. Clients that keep overwritten values send several as one run. */
  readonly values: readonly unknown[]
}

const noValues: readonly unknown[] = []
const noRanges: readonly DeletedRange[] = []

/** A run of operations that the update deletes. */
export interface DeletedRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/**
 * A whole update. Structs of one client follow each other by clock without a gap. The deleted ranges of one client stand together,
 * ordered by clock, without overlap.
 */
export interface ReadUpdate {
  readonly structs: ReadonlyMap<number, readonly ReadStruct[]>
  readonly deletes: readonly DeletedRange[]
}

/**
 * Reads an update without applying anything.
 * @returns refused `malformed` for bytes that are no update, `not-a-record` for an update that Yjs would accept and records never need.
 */
export function readUpdate(bytes: Uint8Array): Outcome<ReadUpdate> {
  const reader = new UpdateReader(bytes)
  const structs = reader.structs()
  const deletes = reader.deletes()
  if (reader.reader.failed || reader.reader.hasMore) return refused(refusal(reader.problem ?? 'malformed'))
  return reader.problem ? refused(refusal(reader.problem)) : granted({ structs, deletes })
}

class UpdateReader {
  readonly reader: ByteReader
  problem: RefusalCode | undefined
  #structs = 0

  constructor(bytes: Uint8Array) {
    this.reader = new ByteReader(bytes)
  }

  structs(): Map<number, ReadStruct[]> {
    const { reader } = this
    const byClient = new Map<number, ReadStruct[]>()
    for (let clients = reader.uint(); clients > 0 && !reader.failed; clients--) {
      const count = reader.uint()
      const client = reader.uint()
      if (byClient.has(client)) reader.fail()
      byClient.set(client, this.#structsOf(client, count))
    }
    return byClient
  }

  #structsOf(client: number, count: number): ReadStruct[] {
    const { reader } = this
    const structs: ReadStruct[] = []
    let clock = reader.uint()
    for (let left = count; left > 0 && !reader.failed; left--) {
      const struct = this.#struct(client, clock)
      clock += struct.length
      this.#structs += 1
      if (struct.length === 0 || clock > maxClock || this.#structs > maxStructs) this.#refuse('malformed')
      structs.push(struct)
    }
    return structs
  }

  #struct(client: number, clock: number): ReadStruct {
    const { reader } = this
    const info = reader.byte()
    if (info === 0) return placeless(client, clock, reader.uint(), 'collected')
    if (info === 10) return placeless(client, clock, reader.uint(), 'skipped')
    const kind = info & 0x1f
    const origin = info & 0x80 ? { client: reader.uint(), clock: reader.uint() } : undefined
    // Bit 7 is the right origin, which only lists have: a map item always goes behind the newest one its writer knows.
    if (info & 0x40) this.#refuse('not-a-record')
    const place = origin ? undefined : this.#place(info)
    if (kind !== 1 && kind !== 8) this.#refuse('not-a-record')
    const where = { client, clock, origin, root: place?.root, key: place?.key }
    if (kind === 1) return { ...where, length: reader.uint(), content: 'deleted', values: noValues }
    const values = this.#values()
    return { ...where, length: values.length, content: 'value', values }
  }

  /** Root and key of an item that names its parent: a declared root, never another item, and never a list. */
  #place(info: number): { root: string; key: string } {
    const isRoot = this.reader.uint() === 1
    if (!isRoot || !(info & 0x20)) {
      this.#refuse('not-a-record')
      return { root: '', key: '' }
    }
    return { root: this.reader.text(), key: this.reader.text() }
  }

  #values(): unknown[] {
    const values: unknown[] = []
    const count = this.reader.uint()
    if (count > maxRun) this.#refuse('update-too-large')
    for (let left = count; left > 0 && !this.reader.failed; left--) values.push(this.reader.json())
    return values
  }

  deletes(): readonly DeletedRange[] {
    const { reader } = this
    const clients = reader.uint()
    if (clients === 0) return noRanges
    const ranges: DeletedRange[] = []
    // An edit of one record deletes items of one client: most edits need no set.
    const seen = clients > 1 ? new Set<number>() : undefined
    for (let left = clients; left > 0 && !reader.failed; left--) {
      const client = reader.uint()
      if (seen?.has(client)) this.#refuse('malformed')
      seen?.add(client)
      this.#deletesOf(client, ranges)
    }
    return ranges
  }

  /** Yjs writes ranges sorted and merged. Overlapping ranges are refused: each would walk the same structs again. */
  #deletesOf(client: number, ranges: DeletedRange[]): void {
    const { reader } = this
    let free = 0
    for (let left = reader.uint(); left > 0 && !reader.failed; left--) {
      const range = { client, clock: reader.uint(), length: reader.uint() }
      const end = range.clock + range.length
      if (range.length === 0 || range.clock < free || end > maxClock) this.#refuse('malformed')
      free = end
      ranges.push(range)
    }
  }

  /** Stops reading: the rest cannot be interpreted. */
  #refuse(code: RefusalCode): void {
    if (!this.reader.failed) this.problem ??= code
    this.reader.fail()
  }
}

function placeless(client: number, clock: number, length: number, content: 'collected' | 'skipped'): ReadStruct {
  return { client, clock, length, origin: undefined, root: undefined, key: undefined, content, values: noValues }
}
