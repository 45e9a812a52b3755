// The stores of all shops, in memory: routing asks for them with each offer.
import type { Store } from '#shared/desk/hours.ts'
import type { ShopId } from '#shared/ids.ts'
import type { StoreRows, StoredStore } from './store-rows.ts'
import { stateAt } from './wall-clock.ts'

/** Whether a store is open, and when that changes. */
export interface OpenState {
  readonly isOpen: boolean
  /** Undefined where it never does, as far as is known. */
  readonly changesAt: number | undefined
}

interface Known extends OpenState {
  readonly since: number
}

const alwaysOpen: OpenState = { isOpen: true, changesAt: undefined }
/** A store that does not change is looked at again after a while, for it was only looked so far ahead. */
const keepMs = 86_400_000

/** All stores. */
export class Stores {
  readonly #rows: StoreRows
  readonly #now: () => number
  readonly #byShop = new Map<ShopId, readonly StoredStore[]>()
  readonly #states = new WeakMap<StoredStore, Known>()
  readonly #listeners: ((shopId: ShopId) => void)[] = []
  #read = ''

  constructor({ rows, now }: { rows: StoreRows; now: () => number }) {
    this.#rows = rows
    this.#now = now
  }

  /** Reads what is stored, where it has changed. */
  async refresh(): Promise<void> {
    const stores = await this.#rows.all()
    const read = JSON.stringify(stores)
    if (read === this.#read) return
    this.#read = read
    const shops = new Set([...this.#byShop.keys(), ...stores.map(({ shopId }) => shopId)])
    this.#byShop.clear()
    for (const shopId of shops) {
      const own = stores.filter((store) => store.shopId === shopId)
      if (own.length > 0) this.#byShop.set(shopId, own)
      for (const listener of this.#listeners) listener(shopId)
    }
  }

  /** Hears of shops whose stores have changed. */
  onChange(listener: (shopId: ShopId) => void): void {
    this.#listeners.push(listener)
  }

  /** The shops that have stores. */
  shops(): Iterable<ShopId> {
    return this.#byShop.keys()
  }

  /** The stores of a shop, in the order of their ids. */
  of(shopId: ShopId): readonly StoredStore[] {
    return this.#byShop.get(shopId) ?? []
  }

  get(shopId: ShopId, id: string | null): StoredStore | undefined {
    return id === null ? undefined : this.of(shopId).find((store) => store.id === id)
  }

  /** The store that staff name by its id or its name. */
  named(shopId: ShopId, name: string | null): StoredStore | undefined {
    if (name === null) return undefined
    const wanted = name.toLowerCase()
    return this.of(shopId).find((store) => store.id === name || store.name.toLowerCase() === wanted)
  }

  /** Whether a store is open now. One without hours is. */
  stateOf(store: StoredStore): OpenState {
    const { hours, timeZone } = store
    if (hours === null) return alwaysOpen
    const now = this.#now()
    const known = this.#states.get(store)
    if (known && now >= known.since && now < (known.changesAt ?? known.since + keepMs)) return known
    const state = { ...stateAt(hours, timeZone, now), since: now }
    this.#states.set(store, state)
    return state
  }

  /** When one of the stores of a shop opens or closes next. */
  nextChangeIn(shopId: ShopId): number {
    return Math.min(...this.of(shopId).map((store) => this.stateOf(store).changesAt ?? Infinity))
  }

  /** Why a store may not be so, in a sentence that names the field; undefined where it may. */
  whyNot(store: Pick<Store, 'hours' | 'timeZone'>): string | undefined {
    if (store.hours === null) return undefined
    const { isOpen, changesAt } = stateAt(store.hours, store.timeZone, this.#now())
    return isOpen || changesAt !== undefined ? undefined : 'body.hours: It never opens.'
  }
}
