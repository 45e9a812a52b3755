// From the address of a page to its shop. A browser has no token when it requests a page.
import type { Kysely } from 'kysely'
import { isId } from '#shared/ids.ts'
import type { ShopId } from '#shared/ids.ts'
import { digestOf } from '#server/identity/digest.ts'
import type { Tables } from '#server/storage/tables.ts'

/** Pages whose shop is cached. A room or an invitation never moves to another shop. */
const maxKept = 10_000
/** Look-ups under way where the database does not keep up. Beyond it a request fails instead of waiting. */
const maxAsked = 1000

/** Looks up the shop of a page, and caches it. */
export class PageShops {
  readonly #db: Kysely<Tables>
  readonly #kept = new Map<string, ShopId>()
  #asked = 0

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /**
   * The shop of the page at a path; undefined where the page belongs to no shop, or does not exist. It does not reveal whether an
   * invitation has ended: the shop is the same as before.
   */
  async of(path: string): Promise<ShopId | undefined> {
    const [, kind, name = ''] = /^[/](shop|r|i)[/]([^/]+)(?:[/]|$)/.exec(path) ?? []
    if (!isId(name)) return undefined
    if (kind === 'shop') return name
    // Codes are neither stored nor cached, only their digests.
    return kind === 'r'
      ? this.#keep(`r/${name}`, () => this.#ofRoom(name))
      : this.#keep(`i/${digestOf(name)}`, () => this.#ofInvitation(digestOf(name)))
  }

  /** A page that does not exist is not cached: anyone can name any number of them. */
  async #keep(key: string, lookUp: () => Promise<ShopId | undefined>): Promise<ShopId | undefined> {
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const found = await this.#inTurn(lookUp)
    if (found === undefined) return undefined
    if (this.#kept.size >= maxKept) this.#kept.clear()
    this.#kept.set(key, found)
    return found
  }

  async #inTurn(lookUp: () => Promise<ShopId | undefined>): Promise<ShopId | undefined> {
    if (this.#asked >= maxAsked) throw new Error('Too many pages wait for their shop.')
    this.#asked += 1
    try {
      return await lookUp()
    } finally {
      this.#asked -= 1
    }
  }

  async #ofRoom(id: string): Promise<ShopId | undefined> {
    const room = await this.#db.selectFrom('rooms').select('shop_id').where('id', '=', id).executeTakeFirst()
    return room?.shop_id
  }

  async #ofInvitation(codeHash: string): Promise<ShopId | undefined> {
    const room = await this.#db
      .selectFrom('invitations')
      .innerJoin('rooms', 'rooms.num', 'invitations.room')
      .select('rooms.shop_id')
      .where('invitations.code_hash', '=', codeHash)
      .executeTakeFirst()
    return room?.shop_id
  }
}
