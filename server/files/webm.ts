// Reads as much of WebM (RFC 8794, RFC 9559) as says that a file is a sound in Opus, and how long it lasts.
import { viewOf } from '#shared/files/photo-header.ts'
import type { Recording } from './recording.ts'

/** Elements by their ids. */
const ids = {
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  cluster: 0x1f43b675,
  time: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  tags: 0x1254c367,
  attachments: 0x1941a469,
  chapters: 0x1043a770,
} as const

const parents = new Set<number>([ids.segment, ids.info, ids.tracks, ids.track, ids.cluster, ids.blockGroup])
const blanked = new Set<number>([ids.tags, ids.attachments, ids.chapters])
/** Elements of one recording: a minute has some 1,000 blocks. */
const maxElements = 20_000
/** Ids of what stands directly in the segment have four bytes, ids of what stands in a cluster fewer. */
const segmentIdLength = 4
const audio = 2
const voidId = 0xec
const opus = 'A_OPUS'
/** Elements within elements; a recording has four levels. */
const maxDepth = 8
const nanosecondsOfMs = 1_000_000

interface Element {
  readonly id: number
  /** Where its content begins and ends. */
  readonly from: number
  readonly to: number
}

/** Undefined where it is not such a file. */
export function readWebm(bytes: Uint8Array): Recording | undefined {
  const out = Uint8Array.from(bytes)
  let [scale, cluster, last, tracks] = [nanosecondsOfMs, 0, -1, 0]
  let left = maxElements
  const walk = (from: number, to: number, depth: number): boolean => {
    if (depth > maxDepth) return false
    for (let at = from; at < to;) {
      const element = elementAt(bytes, at, to)
      if (!element || left-- <= 0) return false
      const { id, from: start, to: end } = element
      if (blanked.has(id)) blank(out, at, end)
      else if (id === ids.scale) scale = uintOf(bytes, element)
      else if (id === ids.trackType && uintOf(bytes, element) !== audio) return false
      else if (id === ids.codec && latin(bytes, element) !== opus) return false
      else if (id === ids.codec) tracks += 1
      else if (id === ids.time) cluster = uintOf(bytes, element)
      else if (id === ids.simpleBlock || id === ids.block) last = Math.max(last, cluster + blockTime(bytes, element))
      else if (parents.has(id) && !walk(start, end, depth + 1)) return false
      at = end
    }
    return true
  }
  const isWhole = walk(0, bytes.length, 0)
  if (!isWhole || tracks !== 1 || last < 0 || scale <= 0) return undefined
  return { ms: (last * scale) / nanosecondsOfMs, bytes: out }
}

/** The element at a place. One of unknown size, as recorders write them, reaches to the end of what holds it or to its own kind. */
function elementAt(bytes: Uint8Array, at: number, to: number): Element | undefined {
  const idLength = lengthOf(bytes[at] ?? 0)
  const sizeAt = at + idLength
  const sizeLength = lengthOf(bytes[sizeAt] ?? 0)
  const from = sizeAt + sizeLength
  if (idLength > 4 || sizeLength > 8 || from > to) return undefined
  const id = numberAt(bytes, at, idLength)
  const size = sizeNumberAt(bytes, sizeAt, sizeLength)
  if (size !== 2 ** (7 * sizeLength) - 1) return from + size <= to ? { id, from, to: from + size } : undefined
  return { id, from, to: id === ids.cluster ? nextCluster(bytes, from, to) : to }
}

/** A cluster of unknown size ends where the next element of the segment begins. */
function nextCluster(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to;) {
    if (lengthOf(bytes[at] ?? 0) === segmentIdLength) return at
    const inner = elementAt(bytes, at, to)
    if (!inner) return to
    at = inner.to
  }
  return to
}

/** How many bytes a variable-length number has, by its first. */
function lengthOf(first: number): number {
  return first === 0 ? 9 : Math.clz32(first) - 23
}

/** A size, without the bit that says how many bytes it has. */
function sizeNumberAt(bytes: Uint8Array, at: number, length: number): number {
  const first = (bytes[at] ?? 0) & (0xff >> length)
  return first * 256 ** (length - 1) + numberAt(bytes, at + 1, length - 1)
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let number = 0
  for (let index = at; index < at + length; index += 1) number = number * 256 + (bytes[index] ?? 0)
  return number
}

function uintOf(bytes: Uint8Array, { from, to }: Element): number {
  return to - from > 8 ? 0 : numberAt(bytes, from, to - from)
}

function latin(bytes: Uint8Array, { from, to }: Element): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 32)))
}

/** A block begins with its track, then its time from that of its cluster. */
function blockTime(bytes: Uint8Array, { from, to }: Element): number {
  const at = from + lengthOf(bytes[from] ?? 0)
  return at + 2 <= to ? viewOf(bytes).getInt16(at) : 0
}

/** Turns an element into one that players skip, of the same length: nothing else moves. */
function blank(bytes: Uint8Array, at: number, end: number): void {
  bytes.fill(0, at, end)
  bytes[at] = voidId
  // A size of eight bytes where there is room, which is always so for an element with an id of four.
  const sizeLength = Math.min(8, end - at - 1)
  const size = end - at - 1 - sizeLength
  bytes[at + 1] = 1 << (8 - sizeLength)
  for (let index = 0, rest = size; index < sizeLength && rest > 0; index += 1, rest = Math.floor(rest / 256)) {
    const place = at + sizeLength - index
    bytes[place] = (bytes[place] ?? 0) | (rest & 0xff)
  }
}
