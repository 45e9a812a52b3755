// The staff in memory: who is on, at their desk, and how much they have.
import type { Availability, StaffMember } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { DeskHours, Place } from './hours-port.ts'
import { staffMember } from './staff-rows.ts'
import type { StoredStaff } from './staff-rows.ts'

/** Somebody who works at the shop, as they are now. */
export interface StaffState {
  readonly member: StaffMember
  readonly shopId: ShopId
  readonly isDemo: boolean
  /** The shop’s own id of them. */
  readonly person: string
  /** Where they work. */
  place: Place
  /** Those with the same one may take the same requests. */
  profile: string
  availability: Availability
  capacity: number
  missed: number
  presentUntil: number | null
  /** Requests whose claims are under way. */
  readonly claiming: Set<string>
  /** When something was offered last, so that all get their share. */
  offeredAt: number
}

/** All staff. */
export class StaffBook {
  readonly #now: () => number
  readonly #hours: DeskHours
  readonly #byId = new Map<string, StaffState>()
  readonly #byShop = new Map<ShopId, Map<string, StaffState>>()
  readonly #spoken = new Map<ShopId, { readonly until: number; readonly languages: ReadonlySet<string> }>()

  constructor({ now, hours }: { now: () => number; hours: DeskHours }) {
    this.#now = now
    this.#hours = hours
    hours.onChange((shopId) => this.#storesChanged(shopId))
  }

  /** Takes a row over; what is counted in memory stays. */
  put(row: StoredStaff): StaffState {
    const before = this.#byId.get(row.id)
    const member = staffMember(row)
    const place = this.#hours.placeOf(row.shop_id, member.store)
    const state: StaffState = {
      member,
      shopId: row.shop_id,
      isDemo: row.is_demo === 1,
      person: row.external_id,
      place,
      profile: profileOf(member, place),
      availability: row.availability,
      capacity: row.capacity,
      missed: row.missed,
      presentUntil: row.present_until,
      claiming: before?.claiming ?? new Set(),
      offeredAt: before?.offeredAt ?? 0,
    }
    this.#byId.set(row.id, state)
    const ofShop = this.#byShop.get(row.shop_id) ?? new Map<string, StaffState>()
    this.#byShop.set(row.shop_id, ofShop.set(row.id, state))
    this.changed(row.shop_id)
    return state
  }

  get(id: string): StaffState | undefined {
    return this.#byId.get(id)
  }

  all(): Iterable<StaffState> {
    return this.#byId.values()
  }

  ofShop(shopId: ShopId): Iterable<StaffState> {
    return this.#byShop.get(shopId)?.values() ?? []
  }

  /** Whether somebody takes requests now: signed in is not enough. */
  isOn({ availability, presentUntil }: StaffState): boolean {
    return availability === 'on' && presentUntil !== null && presentUntil > this.#now()
  }

  /** Whether something is offered to somebody: they are on, and their store is open. */
  takesOffers(state: StaffState): boolean {
    return this.isOn(state) && this.#hours.isOpen(state.shopId, state.place.store)
  }

  /** Somebody, by the shop’s own id of them. */
  byPerson(shopId: ShopId, person: string): StaffState | undefined {
    for (const state of this.ofShop(shopId)) if (state.person === person) return state
    return undefined
  }

  /** The languages of those to whom something is offered. */
  spokenIn(shopId: ShopId): ReadonlySet<string> {
    const known = this.#spoken.get(shopId)
    if (known && known.until > this.#now()) return known.languages
    const on = [...this.ofShop(shopId)].filter((state) => this.takesOffers(state))
    const until = Math.min(this.#hours.nextChangeIn(shopId), ...on.map(({ presentUntil }) => presentUntil ?? 0))
    const languages = new Set(on.flatMap(({ member }) => member.languages))
    this.#spoken.set(shopId, { until, languages })
    return languages
  }

  /** Who is on has changed. */
  changed(shopId: ShopId): void {
    this.#spoken.delete(shopId)
  }

  #storesChanged(shopId: ShopId): void {
    for (const state of this.ofShop(shopId)) {
      state.place = this.#hours.placeOf(shopId, state.member.store)
      state.profile = profileOf(state.member, state.place)
    }
    this.changed(shopId)
  }
}

function profileOf({ languages, skills }: StaffMember, { store }: Place): string {
  return JSON.stringify([languages.toSorted(), skills.toSorted(), store])
}
