// Finds where each operation of an update begins, without reading its values: an update of megabytes is walked in milliseconds.
import { ByteReader } from './byte-reader.ts'
import type { OperationId } from './read-update.ts'

type Range = [clock: number, length: number]

/** The structs of one client in an update. Numbers stand in flat lists: a document may have hundreds of thousands. */
export class Section {
  readonly client: number
  /** How many structs were taken out of it. */
  added = 0
  readonly #starts: number[] = []
  readonly #clocks: number[]
  readonly #origins = new Map<number, OperationId>()

  constructor(client: number, clock: number) {
    this.client = client
    this.#clocks = [clock]
  }

  get count(): number {
    return this.#clocks.length - 1
  }

  /** Where a struct begins; of the index behind the last one, where that ends. */
  startOf(index: number): number {
    return this.#starts[index] ?? 0
  }

  /** The clock of a struct; of the index behind the last one, where that ends. */
  clockOf(index: number): number {
    return this.#clocks[index] ?? 0
  }

  /** The operation that a struct replaces. */
  originOf(index: number): OperationId | undefined {
    return this.#origins.get(index)
  }

  /** The index behind the struct that has an operation; 0 for one from before the section. */
  indexBehind(clock: number): number {
    let [low, high] = [0, this.count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.clockOf(middle) <= clock) low = middle + 1
      else high = middle
    }
    return low
  }

  push(start: number, length: number, origin: OperationId | undefined): void {
    if (origin) this.#origins.set(this.count, origin)
    this.#starts.push(start)
    this.#clocks.push(this.clockOf(this.count) + length)
  }

  end(position: number): void {
    this.#starts.push(position)
  }
}

/** The deleted ranges of an update, taken out piece by piece. */
export class DeletedRanges {
  readonly #byClient = new Map<number, Range[]>()
  /** How many ranges of a client were taken whole. */
  readonly #taken = new Map<number, number>()

  set(client: number, ranges: Range[]): void {
    this.#byClient.set(client, ranges)
  }

  /** Takes what a client's ranges have below a clock. */
  takeBelow(client: number, clock: number): Range[] {
    const ranges = this.#byClient.get(client)
    const below: Range[] = []
    if (!ranges) return below
    let index = this.#taken.get(client) ?? 0
    for (let range = ranges[index]; range && range[0] < clock; range = ranges[index]) {
      const length = Math.min(range[1], clock - range[0])
      below.push([range[0], length])
      if (length < range[1]) {
        ranges[index] = [clock, range[1] - length]
        break
      }
      index += 1
    }
    this.#taken.set(client, index)
    return below
  }

  /** Takes the remaining ranges, at most `most` at a time. */
  *takeRest(most: number): Generator<ReadonlyMap<number, readonly Range[]>> {
    for (const [client, ranges] of this.#byClient) {
      const first = this.#taken.get(client) ?? 0
      for (let from = first; from < ranges.length; from += most)
        yield new Map([[client, ranges.slice(from, from + most)]])
    }
  }
}

/** An update's structs by client, and what it deletes. @throws for an update that is none of a document of flat records. */
export function readSections(update: Uint8Array): { sections: Map<number, Section>; deleted: DeletedRanges } {
  const reader = new ByteReader(update)
  const sections = new Map<number, Section>()
  for (let left = reader.uint(); left > 0 && !reader.failed; left -= 1) {
    const section = readSection(reader)
    sections.set(section.client, section)
  }
  const deleted = readDeleted(reader)
  if (reader.failed || reader.hasMore) throw new Error('The encoded state of a document cannot be read')
  return { sections, deleted }
}

function readSection(reader: ByteReader): Section {
  const count = reader.uint()
  const section = new Section(reader.uint(), reader.uint())
  for (let left = count; left > 0 && !reader.failed; left -= 1) {
    const start = reader.position
    const info = reader.byte()
    if (info === 0 || info === 10) section.push(start, reader.uint(), undefined)
    else {
      const origin = info & 0x80 ? { client: reader.uint(), clock: reader.uint() } : undefined
      section.push(start, skipItem(reader, info), origin)
    }
  }
  section.end(reader.position)
  return section
}

/** Skips the rest of an item. @returns how many operations it has. */
function skipItem(reader: ByteReader, info: number): number {
  // A record's parent is a named root, and it stands in no list.
  if (info & 0x40) reader.fail()
  if (!(info & 0x80)) {
    if (reader.uint() !== 1) reader.fail()
    reader.block()
    if (info & 0x20) reader.block()
  }
  const kind = info & 0x1f
  if (kind !== 1 && kind !== 8) reader.fail()
  const length = reader.uint()
  if (kind === 8) for (let left = length; left > 0 && !reader.failed; left -= 1) skipValue(reader)
  return length
}

/** Skips a JSON value as lib0's `writeAny` writes it. */
function skipValue(reader: ByteReader): void {
  const type = reader.byte()
  if (type === 119) reader.block()
  else if (type === 125) reader.int()
  else if (type === 124) reader.position += 4
  else if (type === 123) reader.position += 8
  else if (type === 118) {
    for (let left = reader.uint(); left > 0 && !reader.failed; left -= 1) {
      reader.block()
      skipValue(reader)
    }
  } else if (type === 117) for (let left = reader.uint(); left > 0 && !reader.failed; left -= 1) skipValue(reader)
  else if (type !== 126 && type !== 121 && type !== 120) reader.fail()
}

function readDeleted(reader: ByteReader): DeletedRanges {
  const deleted = new DeletedRanges()
  for (let left = reader.uint(); left > 0 && !reader.failed; left -= 1) {
    const client = reader.uint()
    const ranges: Range[] = []
    for (let count = reader.uint(); count > 0 && !reader.failed; count -= 1) ranges.push([reader.uint(), reader.uint()])
    deleted.set(client, ranges)
  }
  return deleted
}
