// Reads as much of MP4 (ISO/IEC 14496-12) as says that a file is a sound in AAC or Opus, and how long it lasts.
import { textAt, viewOf } from '#shared/files/photo-header.ts'
import type { Recording } from './recording.ts'

/** Boxes of boxes that are looked into. */
const parents = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf', 'mvex'])
/** Boxes that describe the recording: by whom, with what, and where. */
const blanked = new Set(['udta', 'meta', 'uuid', 'free', 'skip'])
/** Boxes of one recording. */
const maxBoxes = 5_000
/** Boxes within boxes; a recording has six levels. */
const maxDepth = 10
const codecs = new Set(['mp4a', 'Opus'])

interface Box {
  readonly name: string
  /** Where it begins, where its content does, and where it ends. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What was read so far. */
interface Reading {
  /** Units a second of the track. */
  scale: number
  /** Length by the headers, in units of the track. */
  stated: number
  /** Length by the fragments, in units of the track. */
  fragments: number
  /** The length of a sample where the fragment does not say it. */
  usual: number
  sounds: number
  boxes: number
}

/** Undefined where it is not such a file. */
export function readMp4(bytes: Uint8Array): Recording | undefined {
  const out = Uint8Array.from(bytes)
  const reading: Reading = { scale: 0, stated: 0, fragments: 0, usual: 0, sounds: 0, boxes: 0 }
  if (!walk({ bytes, out, reading }, { from: 0, to: bytes.length }, 0)) return undefined
  const { scale, stated, fragments, sounds } = reading
  const length = Math.max(stated, fragments)
  if (sounds !== 1 || scale === 0 || length === 0) return undefined
  return { ms: (length / scale) * 1000, bytes: out }
}

interface Walk {
  readonly bytes: Uint8Array
  readonly out: Uint8Array
  readonly reading: Reading
}

function walk(all: Walk, { from, to }: Pick<Box, 'from' | 'to'>, depth: number): boolean {
  const { bytes, out, reading } = all
  if (depth > maxDepth) return false
  for (let at = from; at < to;) {
    const box = boxAt(bytes, at, to)
    reading.boxes += 1
    if (!box || reading.boxes > maxBoxes) return false
    if (blanked.has(box.name)) blank(out, box)
    else if (parents.has(box.name) ? !walk(all, box, depth + 1) : !read(bytes, box, reading)) return false
    at = box.to
  }
  return true
}

function boxAt(bytes: Uint8Array, at: number, to: number): Box | undefined {
  if (at + 8 > to) return undefined
  const view = viewOf(bytes)
  const short = view.getUint32(at)
  const isLong = short === 1
  if (isLong && at + 16 > to) return undefined
  const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
  const from = at + (isLong ? 16 : 8)
  return size >= from - at && at + size <= to ? { name: textAt(bytes, at + 4, 4), at, from, to: at + size } : undefined
}

/** @returns false where the file has something besides one sound. */
function read(bytes: Uint8Array, box: Box, reading: Reading): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + box.from, box.to - box.from)
  switch (box.name) {
    case 'mdhd':
      return readLength(view, reading)
    case 'hdlr':
      return textAt(bytes, box.from + 8, 4) === 'soun'
    case 'stsd':
      reading.sounds += 1
      return view.byteLength >= 16 && view.getUint32(4) === 1 && codecs.has(textAt(bytes, box.from + 12, 4))
    case 'trex':
      reading.usual = view.byteLength >= 16 ? view.getUint32(12) : 0
      return true
    case 'tfhd':
      return readFragment(view, reading)
    case 'trun':
      return readSamples(view, reading)
    default:
      return true
  }
}

/** 8.4.2 */
function readLength(view: DataView, reading: Reading): boolean {
  const isLong = view.byteLength >= 32 && view.getUint8(0) === 1
  if (!isLong && view.byteLength < 20) return false
  reading.scale = view.getUint32(isLong ? 20 : 12)
  reading.stated = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16)
  return true
}

/** 8.8.7: which fields there are is said by flags. */
function readFragment(view: DataView, reading: Reading): boolean {
  if (view.byteLength < 8) return false
  const flags = view.getUint32(0) & 0xffffff
  const at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0)
  if (flags & 0x8 && at + 4 <= view.byteLength) reading.usual = view.getUint32(at)
  return true
}

/** 8.8.8 */
function readSamples(view: DataView, reading: Reading): boolean {
  if (view.byteLength < 8) return false
  const flags = view.getUint32(0) & 0xffffff
  const count = view.getUint32(4)
  if (!(flags & 0x100)) {
    reading.fragments += count * reading.usual
    return true
  }
  const first = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0)
  const size = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length
  if (first + count * size > view.byteLength) return false
  for (let index = 0; index < count; index += 1) reading.fragments += view.getUint32(first + index * size)
  return true
}

/** Turns a box into one that players skip, of the same length: nothing else moves. */
function blank(bytes: Uint8Array, { at, from, to }: Box): void {
  bytes.set([0x66, 0x72, 0x65, 0x65], at + 4)
  bytes.fill(0, from, to)
}
