// Looks at the beginning of a file before anybody reads it.

/** How much is looked at, bytes: a header of 500 columns has less. */
const headBytes = 64 * 1024

/** The beginning of a source, and the whole of it. */
export interface Peeked {
  readonly head: Buffer
  readonly whole: AsyncIterable<Uint8Array>
}

export async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const pieces = source[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  let isOver = false
  while (length < headBytes && !isOver) {
    const next = await pieces.next()
    if (next.done) isOver = true
    else {
      first.push(next.value)
      length += next.value.length
    }
  }
  const head = Buffer.concat(first)
  async function* whole() {
    try {
      if (head.length > 0) yield head
      if (!isOver) yield* { [Symbol.asyncIterator]: () => pieces }
    } finally {
      // Where nobody wants more, the source may stop as well.
      await pieces.return?.()
    }
  }
  return { head, whole: whole() }
}
