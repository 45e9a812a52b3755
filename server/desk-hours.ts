// Stores and shifts, as the desk uses them.
import type { DeskHours } from './desk/hours-port.ts'
import type { Host } from './host/host.ts'
import { Availabilities } from './hours/availability.ts'
import type { HoursFeature } from './hours/feature.ts'

/** What the desk asks of stores and shifts. */
export function deskHours({ stores, shifts }: HoursFeature, { now }: Pick<Host, 'now'>): DeskHours {
  const availabilities = new Availabilities({ stores, shifts })
  return {
    shops: () => stores.shops(),
    of: (shopId) => stores.of(shopId),
    get: (shopId, id) => stores.get(shopId, id),
    placeOf(shopId, named) {
      const store = stores.named(shopId, named)
      return { store: store?.id ?? null, region: store?.region ?? null }
    },
    isOpen(shopId, id) {
      const store = stores.get(shopId, id)
      if (store) return stores.stateOf(store).isOpen
      const all = stores.of(shopId)
      return all.length === 0 || all.some((one) => stores.stateOf(one).isOpen)
    },
    opensAt(shopId, id) {
      const store = stores.get(shopId, id)
      const state = store && stores.stateOf(store)
      return state?.isOpen === false ? state.changesAt : undefined
    },
    nextChangeIn: (shopId) => stores.nextChangeIn(shopId),
    meetingTimes: (shopId, store, time) => availabilities.of(shopId, store, time),
    hasShifts: (shopId) => availabilities.hasShifts(shopId),
    shiftNow(shopId, person) {
      const plan = shifts.get(shopId, person)
      return plan && shifts.spans(plan, { from: now(), to: now() + 1 })[0]
    },
    onChange: (listener) => stores.onChange(listener),
  }
}
