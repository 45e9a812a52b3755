// The shops of this deployment: whose storefront a room belongs to.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { ShopId } from '#shared/ids.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { ShopRow, Tables } from '#server/storage/tables.ts'

/** A shop with what only the server needs of it. */
export interface KnownShop extends Shop {
  /** Origins whose pages may use this shop's rooms, besides Tagalong's own. */
  readonly origins: readonly string[]
}

export interface ShopsOptions {
  readonly db: Kysely<Tables>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const originsSchema = z.array(z.string())

/** Finds and makes shops. */
export class Shops {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: ShopsOptions) {
    this.#db = db
    this.#now = now
  }

  /** The shop; undefined where there is none. */
  async shop(id: ShopId): Promise<KnownShop | undefined> {
    const row = await this.#db.selectFrom('shops').selectAll().where('id', '=', id).executeTakeFirst()
    return row && knownShop(row)
  }

  /** Makes the shop where there is none of that id; one that exists stays as it is. */
  async ensureShop(shop: KnownShop): Promise<KnownShop> {
    const { id, name, locale, currency } = shop
    const origins = JSON.stringify(shop.origins)
    const row = { id, name, locale, currency, origins, guests: shop.guests ? 1 : 0, created_at: this.#now() }
    await this.#db
      .insertInto('shops')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    return (await this.shop(id)) ?? shop
  }

  async renameShop(id: ShopId, name: string): Promise<void> {
    await this.#db.updateTable('shops').set({ name }).where('id', '=', id).execute()
  }
}

/** What anybody may know of a shop. */
export function publicShop({ id, name, locale, currency, guests }: KnownShop): Shop {
  return { id, name, locale, currency, guests }
}

function knownShop({ id, name, locale, currency, origins, guests }: ShopRow): KnownShop {
  return { id, name, locale, currency, guests: guests === 1, origins: readJson(origins, originsSchema, []) }
}
