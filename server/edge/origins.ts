// Which websites may use this server from a browser: its own pages, and those that a shop has named.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { Tables } from '#server/storage/tables.ts'

/** How long a change of a shop's origins may take to count. */
const refreshMs = 10_000
const originsSchema = z.array(z.string())

/** Answers which origins are allowed. */
export class Origins {
  readonly #db: Kysely<Tables>
  readonly #publicUrl: () => string
  readonly #now: () => number
  #known: ReadonlySet<string> = new Set()
  #readAt = Number.NEGATIVE_INFINITY

  constructor(options: { db: Kysely<Tables>; publicUrl: () => string; now: () => number }) {
    this.#db = options.db
    this.#publicUrl = options.publicUrl
    this.#now = options.now
  }

  /**
   * Whether a request with this `Origin` may do what it asks. One without is no browser's and is always allowed: no cookie or
   * other authority is added by a browser here, a token is sent by whoever has it.
   * @param host the request's `Host`.
   */
  async allows(origin: string | undefined, host: string | undefined): Promise<boolean> {
    if (origin === undefined || this.#isOwn(origin, host)) return true
    return (await this.ofShops()).has(origin.toLowerCase())
  }

  /** The origins that shops have named. */
  async ofShops(): Promise<ReadonlySet<string>> {
    if (this.#readAt + refreshMs <= this.#now()) {
      this.#readAt = this.#now()
      const rows = await this.#db.selectFrom('shops').select('origins').execute()
      this.#known = new Set(rows.flatMap((row) => originsSchema.parse(JSON.parse(row.origins)).flatMap(normalised)))
    }
    return this.#known
  }

  #isOwn(origin: string, host: string | undefined): boolean {
    if (!URL.canParse(origin)) return false
    const { host: originHost, origin: exact } = new URL(origin)
    return originHost === host?.toLowerCase() || exact === new URL(this.#publicUrl()).origin
  }
}

function normalised(text: string): string[] {
  return URL.canParse(text) ? [new URL(text).origin] : []
}
