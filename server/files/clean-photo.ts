// Looks at a photo without decoding it, and takes out what is not the picture: where and by what it was taken, comments, previews,
// and whatever is hidden behind its end. A page has done so already; other programs may not have.
import { maxPhotoSide } from '#shared/files/limits.ts'
import { isBareMarker, photoHeader, textAt, viewOf } from '#shared/files/photo-header.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Cleaned } from './cleaned.ts'
import { orientationIn, orientationSegment } from './exif-orientation.ts'

/** The photo without metadata but for which way up it is. Refuses `not-a-photo` and `too-many-pixels`. */
export function cleanPhoto(bytes: Uint8Array): Outcome<Cleaned> {
  const header = photoHeader(bytes)
  if (!header) return refused(refusal('not-a-photo'))
  const { type, width, height } = header
  if (width > maxPhotoSide || height > maxPhotoSide) {
    const detail = `${width} × ${height}; at most ${maxPhotoSide} each are taken.`
    return refused(refusal('too-many-pixels', { detail }))
  }
  const kept = cleaners[type](bytes)
  return kept ? granted({ type, bytes: Buffer.concat(kept) }) : refused(refusal('not-a-photo'))
}

/** The parts to keep, in their order; undefined where the file is not whole. */
type Cleaner = (bytes: Uint8Array) => Uint8Array[] | undefined

const cleaners: Readonly<Record<Cleaned['type'] & `image/${string}`, Cleaner>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
}

const exif = 0xe1
const startOfScan = 0xda
const endOfImage = 0xd9

/** ITU-T T.81, annex B. */
function cleanJpeg(bytes: Uint8Array): Uint8Array[] | undefined {
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, 2)]
  let hasScan = false
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === endOfImage) return hasScan ? [...kept, bytes.subarray(at, at + 2)] : undefined
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isBareMarker(marker) || at + 4 > bytes.length) return undefined
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return undefined
    const end = marker === startOfScan ? endOfScan(bytes, at + 2 + length) : at + 2 + length
    if (end === undefined) return undefined
    hasScan ||= marker === startOfScan
    if (!isMetadata(bytes, marker, at)) kept.push(bytes.subarray(at, end))
    const turned = marker === exif ? orientationIn(bytes.subarray(at + 4, end)) : undefined
    if (turned !== undefined) kept.push(orientationSegment(turned))
    at = end
  }
  return undefined
}

/** Comments and application segments, but for what a decoder needs: JFIF, the colour profile, and Adobe's colour transform. */
function isMetadata(bytes: Uint8Array, marker: number, at: number): boolean {
  if (marker === 0xe2) return textAt(bytes, at + 4, 11) !== 'ICC_PROFILE'
  const isApplication = marker >= 0xe0 && marker <= 0xef
  return marker === 0xfe || (isApplication && marker !== 0xe0 && marker !== 0xee)
}

/** Where the next marker stands: in a scan 0xff is followed by 0, or by a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return undefined
}

/** The chunks of PNG that say how the picture looks. */
const pngChunks = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
])

function cleanPng(bytes: Uint8Array): Uint8Array[] | undefined {
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    const name = textAt(bytes, at + 4, 4)
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return kept
    at = end
  }
  return undefined
}

/** The chunks of a WebP picture that stands still. */
const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])
/** The bits of VP8X that say there is metadata or animation. */
const webpExtras = 0b0000_1110

/** RFC 9649. An animation is not taken: it would have to be looked at frame by frame. */
function cleanWebp(bytes: Uint8Array): Uint8Array[] | undefined {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return undefined
  const kept: Uint8Array[] = []
  let hasPicture = false
  for (let at = 12; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return undefined
    const name = textAt(bytes, at, 4)
    hasPicture ||= name === 'VP8 ' || name === 'VP8L'
    if (webpChunks.has(name))
      kept.push(name === 'VP8X' ? withoutExtras(bytes.subarray(at, next)) : bytes.subarray(at, next))
    at = next
  }
  if (!hasPicture) return undefined
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4)
  head.write('WEBP', 8, 'latin1')
  return [head, ...kept]
}

function withoutExtras(chunk: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(chunk)
  changed[8] = (changed[8] ?? 0) & ~webpExtras
  return changed
}
