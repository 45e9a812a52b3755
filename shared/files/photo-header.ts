// What the first bytes of a picture say: its type and its size in pixels, without decoding it. A picture of a few kilobytes may claim
// gigabytes of pixels, so device and server look here first.

/** A type of picture that is taken. */
export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'

/** Type and size of a picture. */
export interface PhotoHeader {
  readonly type: PhotoType
  /** Pixels, as stored: a camera may say that they are to be turned. */
  readonly width: number
  readonly height: number
}

/** Reads the header; undefined where this is no picture of a type that is taken. */
export function photoHeader(bytes: Uint8Array): PhotoHeader | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegHeader(bytes)
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngHeader(bytes)
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return webpHeader(bytes)
  return undefined
}

/** Whether a marker of JPEG has no length and no content after it. */
export function isBareMarker(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** ITU-T T.81, B.2.2: the frame header is the first SOF segment. */
function jpegHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const view = viewOf(bytes)
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff || isBareMarker(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    const length = view.getUint16(at + 2)
    if (marker === 0xda || marker === 0xd9 || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

/** RFC 2083: IHDR is the first chunk. */
function pngHeader(bytes: Uint8Array): PhotoHeader | undefined {
  if (bytes.length < 24 || textAt(bytes, 12, 4) !== 'IHDR') return undefined
  const view = viewOf(bytes)
  return sized('image/png', view.getUint32(16), view.getUint32(20))
}

/** RFC 9649: the first chunk is VP8, VP8L or VP8X. */
function webpHeader(bytes: Uint8Array): PhotoHeader | undefined {
  if (bytes.length < 30) return undefined
  const view = viewOf(bytes)
  const threeBytes = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16)
  switch (textAt(bytes, 12, 4)) {
    case 'VP8 ':
      return sized('image/webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return sized('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return sized('image/webp', threeBytes(24) + 1, threeBytes(27) + 1)
    default:
      return undefined
  }
}

function sized(type: PhotoType, width: number, height: number): PhotoHeader | undefined {
  return width > 0 && height > 0 ? { type, width, height } : undefined
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/** Some bytes as Latin letters. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** A view over exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
