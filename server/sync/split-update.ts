// Splits the encoded state of a document into several updates. Applied one after another each of them is complete: what it builds on
// came with it or before it, so a client that loses its connection half-way keeps what it has, and asks for the rest.
// Format: https://github.com/yjs/yjs/blob/v13.6.33/src/utils/updates.js (`lazyStructReaderGenerator`).
import * as encoding from 'lib0/encoding'
import { readSections } from './update-sections.ts'
import type { DeletedRanges, Section } from './update-sections.ts'

/** A deleted range takes this much at most: its clock and its length. */
const bytesOfRange = 8

/** What a part has of one client: structs that follow each other. */
interface Piece {
  readonly section: Section
  /** The first struct and the one after the last. */
  readonly from: number
  to: number
}

/**
 * Splits an update.
 * @param update of a document of flat records, as this server encodes it.
 * @param maxBytes of a part; only a single larger operation makes one that is larger.
 * @returns the parts in the order in which they are to be applied; the update itself where it is small.
 */
export function splitUpdate(update: Uint8Array, maxBytes: number): readonly Uint8Array[] {
  if (update.length <= maxBytes) return [update]
  const { sections, deleted } = readSections(update)
  const parts = new Parts({ update, deleted, maxBytes })
  for (const section of sections.values()) addAll(section, sections, parts)
  return parts.finish()
}

/** Adds the structs of a section, and before each one those of other clients that it builds on. */
function addAll(section: Section, sections: ReadonlyMap<number, Section>, parts: Parts): void {
  // A stack of its own: a chain of operations that build on each other may be as long as the document.
  const waiting: { readonly section: Section; readonly until: number }[] = [{ section, until: section.count }]
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    const { section, until } = top
    if (section.added >= until) {
      waiting.pop()
      continue
    }
    const needed = section.originOf(section.added)
    const other = needed && needed.client !== section.client ? sections.get(needed.client) : undefined
    const upto = other && needed ? other.indexBehind(needed.clock) : 0
    if (!other || other.added >= upto) parts.add(section)
    else if (waiting.length <= sections.size) waiting.push({ section: other, until: upto })
    else throw new Error('Operations of a document build on each other in a circle')
  }
}

class Parts {
  readonly #update: Uint8Array
  readonly #deleted: DeletedRanges
  readonly #maxBytes: number
  readonly #done: Uint8Array[] = []
  #pieces = new Map<number, Piece>()
  #bytes = 0

  constructor({ update, deleted, maxBytes }: { update: Uint8Array; deleted: DeletedRanges; maxBytes: number }) {
    this.#update = update
    this.#deleted = deleted
    this.#maxBytes = maxBytes
  }

  /** Adds the next struct of a section. */
  add(section: Section): void {
    const index = section.added
    const bytes = section.startOf(index + 1) - section.startOf(index) + bytesOfRange
    if (this.#bytes + bytes > this.#maxBytes) this.#flush()
    const piece = this.#pieces.get(section.client)
    if (piece) piece.to = index + 1
    else this.#pieces.set(section.client, { section, from: index, to: index + 1 })
    this.#bytes += bytes + (piece ? 0 : 4 * bytesOfRange)
    section.added = index + 1
  }

  /** The parts, with the deletions of operations that the update does not hold in the last ones. */
  finish(): readonly Uint8Array[] {
    this.#flush()
    const most = Math.max(1, Math.floor(this.#maxBytes / (3 * bytesOfRange)))
    for (const rest of this.#deleted.takeRest(most)) this.#done.push(encode(this.#update, [], rest))
    return this.#done
  }

  #flush(): void {
    if (this.#pieces.size === 0) return
    const pieces = [...this.#pieces.values()]
    const gone = new Map<number, readonly [clock: number, length: number][]>()
    for (const { section, to } of pieces) {
      const ranges = this.#deleted.takeBelow(section.client, section.clockOf(to))
      if (ranges.length > 0) gone.set(section.client, ranges)
    }
    this.#done.push(encode(this.#update, pieces, gone))
    this.#pieces = new Map()
    this.#bytes = 0
  }
}

function encode(
  update: Uint8Array,
  pieces: readonly Piece[],
  deleted: ReadonlyMap<number, readonly (readonly [clock: number, length: number])[]>,
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, pieces.length)
    for (const { section, from, to } of pieces) {
      for (const number of [to - from, section.client, section.clockOf(from)]) encoding.writeVarUint(encoder, number)
      encoding.writeUint8Array(encoder, update.subarray(section.startOf(from), section.startOf(to)))
    }
    encoding.writeVarUint(encoder, deleted.size)
    for (const [client, ranges] of deleted) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const range of ranges) for (const number of range) encoding.writeVarUint(encoder, number)
    }
  })
}
