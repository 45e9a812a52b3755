// The text of a feed, whatever it declares its encoding to be: files say UTF-8 and are not, or say they are not and are.
import { FeedFault } from './feed-fault.ts'

/** What a parser is given at once, characters. */
const pieceLength = 16 * 1024

/**
 * The text, in pieces. It is UTF-8 unless its first byte that cannot be says otherwise: then it is what the file declares.
 * @throws FeedFault where it is neither.
 */
export async function* feedText(source: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<string> {
  const decoder = new FeedDecoder(head)
  for await (const bytes of source) yield* piecesOf(decoder.decode(bytes))
  yield* piecesOf(decoder.end())
}

class FeedDecoder {
  readonly #declared: string | undefined
  #decoder: TextDecoder
  #isUtf8: boolean
  /** Whether a character of several bytes was read as UTF-8. */
  #sawSeveral = false
  /** The end of what came before, whose character may go on. */
  #held = Buffer.alloc(0)

  constructor(head: Uint8Array) {
    const mark = markOf(head)
    this.#isUtf8 = mark === undefined
    this.#declared = declaredIn(head)
    this.#decoder = new TextDecoder(mark ?? 'utf-8', { fatal: true })
  }

  decode(bytes: Uint8Array): string {
    if (!this.#isUtf8) return this.#strictly(bytes)
    const whole = Buffer.concat([this.#held, bytes])
    const end = endOfCharacters(whole)
    this.#held = whole.subarray(end)
    return this.#utf8(whole.subarray(0, end))
  }

  end(): string {
    const rest = this.#held
    this.#held = Buffer.alloc(0)
    if (this.#isUtf8) return rest.length > 0 ? this.#utf8(rest) : ''
    try {
      return this.#decoder.decode()
    } catch {
      throw unreadable(this.#declared)
    }
  }

  #utf8(bytes: Uint8Array): string {
    try {
      const text = this.#decoder.decode(bytes, { stream: true })
      this.#sawSeveral ||= text.length < bytes.length
      return text
    } catch {
      // Until here it was nothing but ASCII, which reads the same in both.
      const other = this.#declared
      if (other === undefined || this.#sawSeveral) throw unreadable(other)
      this.#isUtf8 = false
      this.#decoder = new TextDecoder(other, { fatal: true })
      return this.#strictly(bytes)
    }
  }

  #strictly(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes, { stream: true })
    } catch {
      throw unreadable(this.#declared)
    }
  }
}

function unreadable(declared: string | undefined): FeedFault {
  const other = declared === undefined ? '' : `, nor all of it ${declared}`
  return new FeedFault('feed-broken', `Its text is not UTF-8${other}.`)
}

/** The encoding that its first bytes are a mark of, where that is not UTF-8. */
function markOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** What an XML declaration or a page says, where it is another one than UTF-8 and known. */
function declaredIn(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1')
  const name =
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1] ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1]
  if (name === undefined) return undefined
  try {
    const { encoding } = new TextDecoder(name)
    return encoding.startsWith('utf-') ? undefined : encoding
  } catch {
    return undefined
  }
}

/** Where the last whole character of UTF-8 ends. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += pieceLength) yield text.slice(from, from + pieceLength)
}
