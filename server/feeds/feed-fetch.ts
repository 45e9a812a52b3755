// Reads a feed at its address: only what is new, unpacked as the server packed it, and whole or not at all.
import { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { IncomingMessage } from 'node:http'
import { openOutside } from '#server/identity/fetch-outside.ts'
import type { OutsideRules } from '#server/identity/fetch-outside.ts'

/** How long a reading may take. */
const maxMs = 30 * 60_000
/** The most bytes that are taken. */
const maxBytes = 4 * 1024 * 1024 * 1024
/** What is unpacked to more than this many times its length was made to grow. */
const maxGrowth = 300
const harmlessBytes = 64 * 1024 * 1024

/** What the address is known to have said before. */
export interface Known {
  readonly etag: string | null
  readonly lastModified: string | null
}

export type Fetched =
  | { readonly state: 'unchanged' }
  | { readonly state: 'new'; readonly bytes: AsyncIterable<Uint8Array>; readonly known: Known; readonly origin: string }

/** @throws with a sentence where there is nothing to be had; also while the bytes are read. */
export async function fetchFeed(url: string, known: Known, rules: OutsideRules, stop: AbortSignal): Promise<Fetched> {
  const { answer, url: last } = await openOutside(url, {
    rules,
    signal: AbortSignal.any([stop, AbortSignal.timeout(maxMs)]),
    headers: {
      'accept': '*/*',
      'accept-encoding': 'gzip, br, deflate',
      'user-agent': 'Tagalong',
      ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
      ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
    },
  })
  if (answer.statusCode === 304) {
    answer.destroy()
    return { state: 'unchanged' }
  }
  if (answer.statusCode !== 200) {
    answer.destroy()
    throw new Error(`It answered ${answer.statusCode}.`)
  }
  const { etag, 'last-modified': lastModified } = answer.headers
  return {
    state: 'new',
    bytes: plain(answer),
    known: { etag: short(etag), lastModified: short(lastModified) },
    origin: new URL(last).origin,
  }
}

function short(header: string | undefined): string | null {
  return header === undefined || header.length > 500 ? null : header
}

/** @throws where fewer bytes come than were said: such a feed is cut off. */
async function* plain(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
  let taken = 0
  let given = 0
  async function* counted() {
    for await (const part of answer as AsyncIterable<Buffer>) {
      taken += part.length
      yield part
    }
    if (!answer.complete) throw new Error('It broke off.')
  }
  const unpack = unpackerOf(answer.headers['content-encoding'])
  const packed = Readable.from(counted())
  // What goes wrong on the way must be heard by whoever reads, and not end as a short feed.
  if (unpack) packed.on('error', (fault) => unpack.destroy(fault)).pipe(unpack)
  try {
    for await (const part of (unpack ?? packed) as AsyncIterable<Buffer>) {
      given += part.length
      if (given > maxBytes) throw new Error('It has more than 4 GB.')
      if (given > harmlessBytes && given > taken * maxGrowth) throw new Error('It unpacks to far more than a feed has.')
      yield part
    }
  } finally {
    packed.destroy()
    unpack?.destroy()
    answer.destroy()
  }
}

function unpackerOf(encoding = 'identity') {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'deflate':
      return createInflate()
    case 'identity':
    case '':
      return undefined
    default:
      throw new Error('It is packed in a way that was not asked for.')
  }
}
