// Asks an address that somebody else has named, such as a shop for its keys: https, public addresses alone, no redirects, bounded in size and time.
import { lookup as dnsLookUp } from 'node:dns'
import type { LookupAddress, LookupAllOptions } from 'node:dns'
import { request as requestHttp } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'

const timeoutMs = 5_000
const maxBytes = 128 * 1024

/** Whether this machine itself may be asked: where the server is being developed, and nowhere else. */
export interface OutsideRules {
  readonly mayAskLoopback: boolean
}

/** As `dns.lookup` with all addresses. */
type LookUp = (
  name: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Why an address may not be asked, in a sentence; undefined where it may. */
export function whyNotAsk(address: string, rules: OutsideRules): string | undefined {
  if (!URL.canParse(address)) return 'This is no address.'
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return 'A password does not belong into an address.'
  const host = hostOf(url)
  const isLoopback = isLoopbackHost(host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return 'Only https is asked.'
  if (isLoopback) return rules.mayAskLoopback ? undefined : 'This server does not ask itself.'
  // A name is looked at again once it is known what it leads to.
  return isIP(host) === 0 || isPublicAddress(host) ? undefined : 'Only public addresses are asked.'
}

/**
 * The text at an address.
 * @param lookUp how names are looked up: as the machine does.
 * @throws with a sentence if it may not be asked, does not answer 200 within 5 s, or has more than 128 KiB to say.
 */
export async function fetchOutside(address: string, rules: OutsideRules, lookUp: LookUp = dnsLookUp): Promise<string> {
  const bytes = await fetchBytesOutside(address, { rules, accept: 'application/json', maxBytes, lookUp })
  return bytes.toString('utf8')
}

/** How something is fetched. */
interface OutsideWish {
  readonly rules: OutsideRules
  /** The `Accept` header. */
  readonly accept: string
  readonly maxBytes: number
  readonly lookUp?: LookUp
}

/** The bytes at an address. @throws as `fetchOutside`, with the limit that is given. */
export async function fetchBytesOutside(
  address: string,
  { rules, accept, maxBytes: most, lookUp = dnsLookUp }: OutsideWish,
): Promise<Buffer> {
  const answer = await askOutside(address, { method: 'GET', headers: { accept } }, { rules, lookUp })
  // A redirect counts as a failure: it would lead to where nobody has looked.
  if (answer.statusCode !== 200) {
    answer.destroy()
    throw new Error(`It answered ${answer.statusCode}.`)
  }
  return readBytes(answer, most)
}

/** A stream from outside, and where it came from at last. */
export interface OutsideStream {
  readonly answer: IncomingMessage
  readonly url: string
}

/** How long a stream may say nothing. */
const idleMs = 30_000
/** The most redirects that are followed: from http to https, and from a name to another. */
const maxRedirects = 3

/**
 * Begins to read something that may be long. Each redirect is looked at by the same rules as the address itself.
 * @throws with a sentence if it may not be asked, or is silent for 30 s.
 */
export async function openOutside(
  address: string,
  wish: {
    readonly rules: OutsideRules
    readonly headers: Readonly<Record<string, string>>
    readonly signal: AbortSignal
    readonly lookUp?: LookUp
  },
  redirects = 0,
): Promise<OutsideStream> {
  const { rules, headers, signal, lookUp = dnsLookUp } = wish
  const answer = await askOutside(address, { method: 'GET', headers }, { rules, lookUp, signal })
  const { statusCode = 0, headers: said } = answer
  if (statusCode >= 300 && statusCode < 400 && statusCode !== 304 && said.location !== undefined) {
    answer.destroy()
    if (redirects >= maxRedirects) throw new Error('It leads from one address to the next without end.')
    const next = URL.canParse(said.location, address) ? new URL(said.location, address).href : said.location
    return openOutside(next, wish, redirects + 1)
  }
  answer.setTimeout(idleMs, () => answer.destroy(new Error('It said nothing for 30 seconds.')))
  return { answer, url: address }
}

/** What is sent. */
interface OutsideRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/**
 * Sends something to an address that somebody has named, by the same rules, and reads nothing but the status.
 * @throws with a sentence if it may not be asked, or does not answer within 5 s.
 */
export async function postOutside(
  address: string,
  { headers, body }: Required<Pick<OutsideRequest, 'headers' | 'body'>>,
  rules: OutsideRules,
): Promise<{ readonly status: number; readonly retryAfter: string | undefined }> {
  const answer = await askOutside(address, { method: 'POST', headers, body }, { rules, lookUp: dnsLookUp })
  answer.destroy()
  return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] }
}

async function askOutside(
  address: string,
  { method, headers, body }: OutsideRequest,
  {
    rules,
    lookUp,
    signal = AbortSignal.timeout(timeoutMs),
  }: { rules: OutsideRules; lookUp: LookUp; signal?: AbortSignal },
): Promise<IncomingMessage> {
  const no = whyNotAsk(address, rules)
  if (no !== undefined) throw new Error(no)
  const url = new URL(address)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise<IncomingMessage>((resolve, reject) => {
    request(url, {
      method,
      // No connection is kept for somebody who asks twice an hour, nor shared with anybody else.
      agent: false,
      lookup: lookupFor(hostOf(url), lookUp),
      headers,
      maxHeaderSize: 16 * 1024,
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body)
  })
}

async function readBytes(answer: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > most) throw new Error(`It has more than ${most} bytes to say.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Looks a name up and refuses what it must not lead to; the connection goes to the very addresses that were looked at. */
function lookupFor(host: string, lookUp: LookUp): LookupFunction {
  const mayReach = isLoopbackHost(host) ? isLoopbackAddress : isPublicAddress
  return (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error('It has no address.'), '')
      if (!addresses.every(({ address }) => mayReach(address)))
        return done(new Error('Only public addresses are asked.'), '')
      if (options.all) return done(null, addresses)
      return done(null, first.address, first.family)
    })
  }
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host)
}
