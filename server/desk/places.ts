// Which store a request is for, and whom it reaches as time goes on: a store, the stores of its region, the whole shop.
import type { ProductId, ShopId } from '#shared/ids.ts'
import type { CallerRoom } from '#server/identity/caller.ts'
import type { DeskHours, DeskStore } from './hours-port.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'
import { isInReach, nextReach } from './routing.ts'

/** Whom a request reaches, and until when nobody else. */
export type Reach = Pick<StoredRequest, 'reach' | 'reach_at'>
type Placed = Pick<StoredRequest, 'shop_id' | 'store' | 'region' | 'language' | 'reach'>

/** What places need. */
export interface PlaceParts {
  readonly queue: HelpQueue
  readonly hours: DeskHours
  /** The department of a product, where the shop has both. */
  readonly departmentOf: (shopId: ShopId, productId: ProductId) => Promise<string | null>
}

/** Knows the place of requests. */
export class Places {
  readonly #parts: PlaceParts

  constructor(parts: PlaceParts) {
    this.#parts = parts
  }

  /**
   * The store that a request is for: the one that is named, the one that the room asked last, or the only one that has the product;
   * undefined where none of them is known.
   */
  async storeFor(
    room: CallerRoom,
    { store, department }: { store: string | null | undefined; department: string | null },
  ): Promise<DeskStore | undefined> {
    const { hours, queue } = this.#parts
    if (store === null) return undefined
    if (store !== undefined) return hours.get(room.shopId, store)
    const stores = hours.of(room.shopId)
    if (stores.length < 2) return stores[0]
    const asked = hours.get(room.shopId, await queue.requests.lastStoreOf(room.num))
    if (asked) return asked
    const having = department === null ? [] : stores.filter(({ departments }) => departments.includes(department))
    return having.length === 1 ? having[0] : undefined
  }

  /** Whom a request reaches first. Nobody is made to wait for a store where nobody is. */
  first(row: Placed): Reach {
    return this.#fromOn({ ...row, reach: row.store === null ? 'all' : 'store' })
  }

  /** Whom it reaches next. */
  next(row: Placed): Reach {
    return this.#fromOn({ ...row, reach: nextReach(row) ?? 'all' })
  }

  #fromOn(row: Placed): Reach {
    const { queue } = this.#parts
    const after = nextReach(row)
    if (after === undefined) return { reach: 'all', reach_at: null }
    if (!this.#isAnybodyIn(row)) return this.#fromOn({ ...row, reach: after })
    const { HELP_STORE_SECONDS: atStore, HELP_REGION_SECONDS: inRegion } = queue.settings
    const seconds = row.reach === 'region' ? inRegion : atStore
    return { reach: row.reach, reach_at: queue.now() + seconds * 1000 }
  }

  #isAnybodyIn(row: Placed): boolean {
    const { book } = this.#parts.queue
    const isUnspoken = !book.spokenIn(row.shop_id).has(row.language)
    return [...book.ofShop(row.shop_id)].some(
      (state) =>
        isInReach(row, state, row.reach) &&
        book.takesOffers(state) &&
        (isUnspoken || state.member.languages.includes(row.language)),
    )
  }
}
