// Answers the scraper of an operator: with the right token where one is set, compressed where that is taken.
import { timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { digestOf } from '#server/identity/digest.ts'
import type { Metrics } from '../host/metrics.ts'
import { accepts } from '#server/host/negotiation.ts'

const zip = promisify(gzip)
/** Gathering takes some milliseconds: two who ask at once get the same. */
const keptMs = 1_000

/** The headers that count. */
export interface Scrape {
  readonly authorization: string | undefined
  readonly acceptEncoding: string | undefined
}

/** An answer; undefined where the token is missing or wrong. */
export interface MetricsAnswer {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Answers requests for metrics from callers who may read them. */
export class MetricsAnswers {
  readonly #registry: Metrics['registry']
  readonly #token: string | undefined
  #text: Promise<string> = Promise.resolve('')
  #gatheredAt = -Infinity

  /** @param token that a scraper sends as bearer token; undefined for none. */
  constructor({ registry }: Pick<Metrics, 'registry'>, token: string | undefined) {
    this.#registry = registry
    this.#token = token
  }

  async answer({ authorization, acceptEncoding }: Scrape): Promise<MetricsAnswer | undefined> {
    if (this.#token !== undefined && !isSame(authorization, `Bearer ${this.#token}`)) return undefined
    const plain = Buffer.from(await this.#gathered())
    const headers = {
      'content-type': this.#registry.contentType,
      'cache-control': 'no-store',
      'vary': 'Accept-Encoding',
    }
    if (!accepts(acceptEncoding, 'gzip')) return { body: plain, headers }
    return { body: await zip(plain), headers: { ...headers, 'content-encoding': 'gzip' } }
  }

  #gathered(): Promise<string> {
    const now = performance.now()
    if (now - this.#gatheredAt > keptMs) {
      this.#gatheredAt = now
      this.#text = this.#registry.metrics()
    }
    return this.#text
  }
}

/** Compared by their digests, which have one length and tell nothing of where two texts differ. */
function isSame(given: string | undefined, right: string): boolean {
  return given !== undefined && timingSafeEqual(Buffer.from(digestOf(given)), Buffer.from(digestOf(right)))
}
