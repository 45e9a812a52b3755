// A feed may be packed with gzip. It is unpacked while it is read, and no further than a feed may be long.
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FeedFault } from './feed-fault.ts'
import { peek } from './peek.ts'
import type { Peeked } from './peek.ts'

/** The longest feed, unpacked. */
export const maxFeedBytes = 4 * 1024 * 1024 * 1024
/** Text packs to a tenth, and tables that repeat themselves to a hundredth. What grows more was made to grow. */
const maxGrowth = 300
/** Below this, growth does no harm. */
const harmlessBytes = 64 * 1024 * 1024

/** The bytes of a feed, unpacked where they are packed. @throws FeedFault while it is read, where it is too long or damaged. */
export async function unpacked(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const packed = await peek(source)
  const isGzip = packed.head[0] === 0x1f && packed.head[1] === 0x8b
  return isGzip ? peek(gunzipped(packed.whole)) : { ...packed, whole: limited(packed.whole) }
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taken = 0
  let given = 0
  async function* counted() {
    for await (const piece of packed) {
      taken += piece.length
      yield piece
    }
  }
  const unzip = createGunzip()
  const input = Readable.from(counted())
  input.on('error', (fault) => unzip.destroy(fault)).pipe(unzip)
  try {
    for await (const piece of unzip as AsyncIterable<Uint8Array>) {
      given += piece.length
      if (given > maxFeedBytes || (given > harmlessBytes && given > taken * maxGrowth))
        throw new FeedFault('too-large', 'It unpacks to far more than a feed has.')
      yield piece
    }
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? ''
    if (!code.startsWith('Z_')) throw fault
    throw new FeedFault('feed-broken', 'It was packed with gzip, and its end is missing or damaged.')
  } finally {
    input.destroy()
    unzip.destroy()
  }
}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.length
    if (bytes > maxFeedBytes) throw new FeedFault('too-large', 'A feed may have 4 GB.')
    yield piece
  }
}
