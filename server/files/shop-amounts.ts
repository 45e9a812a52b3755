// How much of the store the photos and voice notes of a shop take. It is counted in slices, as a shop may have a million, and kept: what
// goes meanwhile is noticed at the next count, so that a shop at its limit has room again within minutes.
import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'
import { othersFirst } from '#server/sync/others-first.ts'

const countAgainMs = 10 * 60_000
/** Rooms of a slice: a count of their files takes about a millisecond. */
const slice = 500

interface Amount {
  bytes: number
  /** Since when it is kept, milliseconds since 1970. */
  readonly at: number
}

/** The bytes of each shop. */
export class ShopAmounts {
  readonly #db: Kysely<Tables>
  readonly #now: () => number
  readonly #kept = new Map<ShopId, Promise<Amount>>()

  constructor({ db, now }: { readonly db: Kysely<Tables>; readonly now: () => number }) {
    this.#db = db
    this.#now = now
  }

  /** Takes bytes for a file that is about to come, unless the shop would have more than it may. @returns whether it did. */
  async take(shop: ShopId, bytes: number, most: number): Promise<boolean> {
    const amount = await this.#amountOf(shop)
    if (amount.bytes + bytes > most) return false
    amount.bytes += bytes
    return true
  }

  async #amountOf(shop: ShopId): Promise<Amount> {
    const kept = await this.#kept.get(shop)
    if (kept && this.#now() - kept.at < countAgainMs) return kept
    const counted = this.#count(shop)
    this.#kept.set(shop, counted)
    counted.catch(() => this.#kept.delete(shop))
    return counted
  }

  async #count(shop: ShopId): Promise<Amount> {
    const at = this.#now()
    let bytes = 0
    for (let after = 0; ;) {
      const rooms = await this.#db
        .selectFrom('rooms')
        .select('num')
        .where('shop_id', '=', shop)
        .where('num', '>', after)
        .orderBy('num')
        .limit(slice)
        .execute()
      const last = rooms.at(-1)
      if (!last) return { bytes, at }
      bytes += await this.#bytesOf(rooms.map(({ num }) => num))
      after = last.num
      await othersFirst()
    }
  }

  async #bytesOf(rooms: readonly number[]): Promise<number> {
    const { bytes } = await this.#db
      .selectFrom('files')
      .select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'))
      .where('room', 'in', rooms)
      .executeTakeFirstOrThrow()
    return Number(bytes ?? 0)
  }
}
