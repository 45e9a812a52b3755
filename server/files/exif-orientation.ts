// Which way up a JPEG is to be shown: all of its Exif data that a picture needs (CIPA DC-008, 4.6). Phones turn this, not the pixels.
import { textAt, viewOf } from '#shared/files/photo-header.ts'

const marker = 'Exif\0\0'
const orientationTag = 0x0112
const entryBytes = 12

/** As it is taken without being told. */
const upright = 1

/**
 * Reads it from the content of an application segment, without its marker and length.
 * @returns 2 to 8; undefined where the pixels are upright already, or nothing can be read.
 */
export function orientationIn(segment: Uint8Array): number | undefined {
  if (textAt(segment, 0, marker.length) !== marker) return undefined
  const tiff = segment.subarray(marker.length)
  if (tiff.length < 10) return undefined
  const view = viewOf(tiff)
  const little = textAt(tiff, 0, 2) === 'II'
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return undefined
  const count = view.getUint16(first, little)
  for (let at = first + 2; at < first + 2 + count * entryBytes && at + entryBytes <= tiff.length; at += entryBytes) {
    if (view.getUint16(at, little) !== orientationTag) continue
    const found = view.getUint16(at + 8, little)
    return found > upright && found <= 8 ? found : undefined
  }
  return undefined
}

/** A whole segment that says nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(segment.length - 2, 2)
  segment.write(`${marker}MM`, 4, 'latin1')
  segment.writeUInt16BE(42, 12)
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(orientationTag, 20)
  // A single number of 16 bits.
  segment.writeUInt16BE(3, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return segment
}
