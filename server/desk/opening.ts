// Whether somebody of the store may come now, and when the store opens next.
import type { ShopId } from '#shared/ids.ts'
import type { DeskHours, DeskStore } from './hours-port.ts'

/** How far ahead it is looked for somebody’s next shift. */
const aheadMs = 14 * 86_400_000

/** When a shop opens next, and which of its stores. */
export interface Opening {
  readonly at: number
  /** Null where the shop has no stores. */
  readonly store: string | null
}

/**
 * When somebody is there next. Where nobody has shifts, that is when a store opens; where a store is open and nobody is on although,
 * nobody knows.
 * @param store only this one.
 */
export function nextOpening(
  hours: DeskHours,
  { shopId, store, now }: { shopId: ShopId; store: DeskStore | undefined; now: number },
): Opening | undefined {
  const stores = store ? [store] : hours.of(shopId)
  const all = hours.hasShifts(shopId)
    ? hours.meetingTimes(shopId, store?.id ?? null, { from: now, to: now + aheadMs }).flatMap((one) => {
        const next = one.spans.find(({ from }) => from > now)
        return next ? [{ at: next.from, store: one.store }] : []
      })
    : stores.flatMap(({ id }) => {
        const at = hours.opensAt(shopId, id)
        return at === undefined ? [] : [{ at, store: id }]
      })
  const [first] = all.toSorted((one, other) => one.at - other.at)
  const opening = first && { at: first.at, store: hours.get(shopId, first.store)?.name ?? null }
  // Somebody has a shift at this moment: they may be on at any time.
  const isDue =
    hours.hasShifts(shopId) && hours.meetingTimes(shopId, store?.id ?? null, { from: now, to: now + 1 }).length > 0
  return isDue ? undefined : opening
}
