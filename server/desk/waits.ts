// How long requests waited of late, so that those who ask know what to expect.
import type { ShopId } from '#shared/ids.ts'
import type { RequestRows } from './request-rows.ts'

const dayMs = 86_400_000
/** Of fewer known waits nothing is said. */
const fewest = 20
/** Eight of ten waited at most this long. */
const share = 0.8
/** Looked up again no sooner: rooms ask often, and it changes slowly. */
const keepMs = 5_000

/** Knows the waits of each queue: of a shop, in a language. */
export class Waits {
  readonly #requests: Pick<RequestRows, 'waits'>
  readonly #now: () => number
  readonly #known = new Map<string, { readonly until: number; readonly seconds: number | null }>()

  constructor({ requests, now }: { requests: Pick<RequestRows, 'waits'>; now: () => number }) {
    this.#requests = requests
    this.#now = now
  }

  /** What eight of ten requests of the last day waited at most, in seconds; null where too few are known. */
  async seconds(shopId: ShopId, language: string): Promise<number | null> {
    const name = `${shopId}/${language}`
    const now = this.#now()
    const known = this.#known.get(name)
    if (known && known.until > now) return known.seconds
    const rows = await this.#requests.waits(shopId, language, now - dayMs)
    const wait = rows.length < fewest ? null : (rows[Math.ceil(rows.length * share) - 1]?.wait_ms ?? null)
    const seconds = wait === null ? null : Math.ceil(wait / 1000)
    // Languages are what members say they are: the oldest are forgotten.
    if (this.#known.size > 1000) this.#known.clear()
    this.#known.set(name, { until: now + keepMs, seconds })
    return seconds
  }
}
