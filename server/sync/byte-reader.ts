// Reads the varints, texts and values of lib0's encoding from untrusted bytes. It never throws and never allocates by a length
// from the bytes: once something does not fit, `failed` is set and everything read after it is empty.

const maxDepth = 16
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads forward through some bytes. */
export class ByteReader {
  readonly bytes: Uint8Array
  position = 0
  failed = false

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Whether there is more to read. */
  get hasMore(): boolean {
    return !this.failed && this.position < this.bytes.length
  }

  fail(): void {
    this.failed = true
    this.position = this.bytes.length
  }

  byte(): number {
    const value = this.bytes[this.position]
    if (value === undefined) {
      this.fail()
      return 0
    }
    this.position += 1
    return value
  }

  /** An unsigned integer up to 2^53 - 1. */
  uint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) break
      if (byte < 0x80) return value
      factor *= 0x80
      if (factor > 2 ** 53) break
    }
    this.fail()
    return 0
  }

  /** A signed integer: the first byte holds six bits and the sign. */
  int(): number {
    const first = this.byte()
    const sign = first & 0x40 ? -1 : 1
    let value = first & 0x3f
    if (first < 0x80) return sign * value
    let factor = 0x40
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) break
      if (byte < 0x80) return sign * value
      factor *= 0x80
      if (factor > 2 ** 53) break
    }
    this.fail()
    return 0
  }

  /** A view of the next bytes, which their length precedes. */
  block(): Uint8Array {
    const length = this.uint()
    const end = this.position + length
    if (this.failed || end > this.bytes.length) {
      this.fail()
      return new Uint8Array(0)
    }
    const block = this.bytes.subarray(this.position, end)
    this.position = end
    return block
  }

  /** A text; anything but valid UTF-8 fails. */
  text(): string {
    const block = this.block()
    // Keys and most values are short ASCII, for which a loop is faster than the decoder.
    if (block.length < 64) {
      let text = ''
      for (const byte of block) {
        if (byte >= 0x80) return this.#decode(block)
        text += String.fromCharCode(byte)
      }
      return text
    }
    return this.#decode(block)
  }

  #decode(block: Uint8Array): string {
    try {
      return decoder.decode(block)
    } catch {
      this.fail()
      return ''
    }
  }

  /** A JSON value as lib0's `writeAny` writes it; what JSON does not know (undefined, bigint, bytes, NaN) fails. */
  json(depth = 0): unknown {
    if (depth > maxDepth) {
      this.fail()
      return null
    }
    switch (this.byte()) {
      case 126:
        return null
      case 125:
        return this.int()
      case 124:
        return this.#float(4)
      case 123:
        return this.#float(8)
      case 121:
        return false
      case 120:
        return true
      case 119:
        return this.text()
      case 118:
        return this.#object(depth)
      case 117:
        return this.#array(depth)
      default:
        this.fail()
        return null
    }
  }

  #float(size: 4 | 8): number {
    const start = this.position
    this.position += size
    if (this.position > this.bytes.length) {
      this.fail()
      return 0
    }
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + start, size)
    const value = size === 4 ? view.getFloat32(0, false) : view.getFloat64(0, false)
    if (!Number.isFinite(value)) this.fail()
    return value
  }

  #object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    for (let left = this.uint(); left > 0 && !this.failed; left--) {
      const key = this.text()
      // Yjs would set the prototype of its object with this key.
      if (key === '__proto__') this.fail()
      object[key] = this.json(depth + 1)
    }
    return object
  }

  #array(depth: number): unknown[] {
    const array: unknown[] = []
    for (let left = this.uint(); left > 0 && !this.failed; left--) array.push(this.json(depth + 1))
    return array
  }
}
