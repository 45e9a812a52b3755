// Texts that the server writes itself and that rarely change: written, compressed and hashed once, and answered as they are.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { accepts, matches } from './negotiation.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** A text in every form in which it is answered, the smallest first. */
interface KeptText {
  readonly forms: readonly { readonly encoding: string | undefined; readonly body: Uint8Array; readonly etag: string }[]
}

/**
 * Writes the text at the first request and keeps it.
 * @returns answers a request with it; 304 where the client has it.
 */
export function keptText(write: () => string | Promise<string>, headers: Readonly<Record<string, string>>) {
  let kept: Promise<KeptText> | undefined
  return async (c: Context): Promise<Response> => {
    kept ??= formsOf(write)
    // A fault is not kept.
    kept.catch(() => (kept = undefined))
    const { forms } = await kept
    const accepted = c.req.header('accept-encoding')
    const form = forms.find(({ encoding }) => encoding === undefined || accepts(accepted, encoding))
    if (!form) throw new Error('A text is kept without its plain form')
    const { encoding, body, etag } = form
    const all = { ...headers, etag, vary: 'Accept-Encoding', ...(encoding && { 'content-encoding': encoding }) }
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, all)
    return c.body(body as Uint8Array<ArrayBuffer>, 200, { ...all, 'content-length': String(body.length) })
  }
}

async function formsOf(write: () => string | Promise<string>): Promise<KeptText> {
  const plain = Buffer.from(await write())
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    forms: [
      { encoding: 'br', body: await brotli(plain, quality), etag: `"${tag}-br"` },
      { encoding: 'gzip', body: await zip(plain), etag: `"${tag}-gzip"` },
      { encoding: undefined, body: plain, etag: `"${tag}"` },
    ],
  }
}
