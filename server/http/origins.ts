// Which websites may use this server from a browser: its own pages everywhere, and a shop's websites for the rooms of that shop.
import { isIP } from 'node:net'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { ShopId } from '#shared/ids.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'
import { PageShops } from './page-shops.ts'

/** How long a change of a shop's origins may take to count. */
const refreshMs = 10_000
const originsSchema = z.array(z.string())

interface Known {
  readonly byShop: ReadonlyMap<ShopId, ReadonlySet<string>>
  readonly all: ReadonlySet<string>
}

/** Knows which origins are allowed. */
export class Origins {
  readonly #db: Kysely<Tables>
  readonly #publicUrl: () => string
  readonly #isPublicUrlSet: boolean
  readonly #now: () => number
  readonly #pageShops: PageShops
  #known: Promise<Known> | undefined
  #readAt = Number.NEGATIVE_INFINITY

  /** @param options.isPublicUrlSet whether the operator set where people reach this server; else any host name may be its own. */
  constructor(options: { db: Kysely<Tables>; publicUrl: () => string; isPublicUrlSet?: boolean; now: () => number }) {
    this.#db = options.db
    this.#publicUrl = options.publicUrl
    this.#isPublicUrlSet = options.isPublicUrlSet ?? false
    this.#now = options.now
    this.#pageShops = new PageShops(options.db)
  }

  /**
   * Whether a request with this `Origin` is allowed. A request without one does not come from a browser and is always allowed:
   * there are no cookies that a browser would add, so the token is the only authority.
   * @param host the request's `Host`.
   * @param shopId the shop whose rooms the request is about; without one, the origin of any shop is allowed.
   */
  async allows(origin: string | undefined, host: string | undefined, shopId?: ShopId): Promise<boolean> {
    if (origin === undefined || this.#isOwn(origin, host)) return true
    const { byShop, all } = await this.#read()
    return (shopId === undefined ? all : byShop.get(shopId))?.has(origin.toLowerCase()) ?? false
  }

  /** The origins that may show the page at a path in a frame, besides our own: those of the shop that it belongs to. */
  async ofPage(path: string): Promise<readonly string[]> {
    const shopId = await this.#pageShops.of(path)
    return shopId === undefined ? [] : [...((await this.#read()).byShop.get(shopId) ?? [])]
  }

  /**
   * The hosts a page may open sockets to: where people reach this server, and the host it was asked by where that can be
   * believed. A page that was requested with a forged `Host` must not connect there.
   */
  socketHosts(host: string | undefined): readonly string[] {
    const hosts = this.#isPublicUrlSet ? [new URL(this.#publicUrl()).host] : []
    return host !== undefined && this.#believes(host) ? [...new Set([...hosts, host])] : hosts
  }

  #isOwn(origin: string, host: string | undefined): boolean {
    if (!URL.canParse(origin)) return false
    const { host: originHost, origin: exact } = new URL(origin)
    if (exact === new URL(this.#publicUrl()).origin) return true
    return originHost === host?.toLowerCase() && this.#believes(originHost)
  }

  /** Anyone can point a name at this server (DNS rebinding), so a name in `Host` proves nothing; an IP address does. */
  #believes(host: string): boolean {
    if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return false
    const { hostname } = new URL(`http://${host}`)
    return !this.#isPublicUrlSet || hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  }

  #read(): Promise<Known> {
    const isFresh = this.#readAt + refreshMs > this.#now()
    if (this.#known && isFresh) return this.#known
    this.#readAt = this.#now()
    this.#known = this.#ask().catch((fault: unknown) => {
      this.#known = undefined
      throw fault
    })
    return this.#known
  }

  async #ask(): Promise<Known> {
    const rows = await this.#db.selectFrom('shops').select(['id', 'origins']).execute()
    const byShop = new Map(
      rows.map(({ id, origins }) => [id, new Set(readJson(origins, originsSchema, []).flatMap(normalised))]),
    )
    return { byShop, all: new Set([...byShop.values()].flatMap((origins) => [...origins])) }
  }
}

function normalised(text: string): string[] {
  return URL.canParse(text) ? [new URL(text).origin] : []
}
