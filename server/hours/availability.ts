// When somebody can be met: where a store is open and somebody of it has a shift.
import type { ShopId } from '#shared/ids.ts'
import type { Shifts } from './shifts.ts'
import type { StoredStore } from './store-rows.ts'
import type { Stores } from './stores.ts'
import { joined, spansOf } from './wall-clock.ts'
import type { Span } from './wall-clock.ts'

/** When one person can be met at a store. */
export interface Availability {
  /** The shop’s own id of them. */
  readonly person: string
  /** Null for one of no store: where the shop has none, too. */
  readonly store: string | null
  readonly spans: readonly Span[]
}

/** Knows when who can be met. */
export class Availabilities {
  readonly #stores: Stores
  readonly #shifts: Shifts

  constructor({ stores, shifts }: { stores: Stores; shifts: Shifts }) {
    this.#stores = stores
    this.#shifts = shifts
  }

  /**
   * When each person of a shop can be met.
   * @param store only at this one; those of no store are met there, too.
   */
  of(shopId: ShopId, store: string | null, time: Span): readonly Availability[] {
    return [...this.#shifts.of(shopId)].flatMap((plan) => {
      const own = plan.plan.store
      if (store !== null && own !== null && own !== store) return []
      const where = own ?? store
      const spans = meet(this.#shifts.working(plan, time), this.#openAt(shopId, where, time))
      return spans.length === 0 ? [] : [{ person: plan.person, store: where, spans }]
    })
  }

  /** Whether anybody of a shop has shifts. */
  hasShifts(shopId: ShopId): boolean {
    return [...this.#shifts.of(shopId)].length > 0
  }

  /** When a store is open; those of no store are there while any is. */
  #openAt(shopId: ShopId, store: string | null, time: Span): readonly Span[] {
    const known = this.#stores.get(shopId, store)
    if (known) return openSpans(known, time)
    const all = this.#stores.of(shopId)
    if (all.length === 0) return [time]
    return joined(all.flatMap((one) => openSpans(one, time)).toSorted((a, b) => a.from - b.from))
  }
}

function openSpans({ hours, timeZone }: StoredStore, time: Span): readonly Span[] {
  return hours === null ? [time] : joined(spansOf(hours, timeZone, time))
}

/** The time that two lists of spans have in common, each in order. */
export function meet(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
      return from < to ? [{ from, to }] : []
    }),
  )
}
