// What the desk asks of stores and shifts.
import type { ShopId } from '#shared/ids.ts'

/** From one moment to another, milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A store, as routing knows it. */
export interface DeskStore {
  readonly id: string
  readonly name: string
  readonly region: string | null
  readonly timeZone: string
  readonly departments: readonly string[]
  readonly isDemo: boolean
}

/** Where somebody works: a store and its region; neither for the whole shop. */
export interface Place {
  readonly store: string | null
  readonly region: string | null
}

/** When one person can be met, by their shifts and the hours of their store. */
export interface MeetingTimes {
  /** The shop’s own id of them. */
  readonly person: string
  readonly store: string | null
  readonly spans: readonly Span[]
}

/** Stores and shifts, as the desk uses them. */
export interface DeskHours {
  /** Those that have stores. */
  shops(): Iterable<ShopId>
  of(shopId: ShopId): readonly DeskStore[]
  get(shopId: ShopId, id: string | null): DeskStore | undefined
  /** Where somebody works who names a store by its id or name. */
  placeOf(shopId: ShopId, named: string | null): Place
  /** Whether a store is open; without one, whether any is. A shop without stores is. */
  isOpen(shopId: ShopId, store: string | null): boolean
  /** When a store opens next; undefined where it is open, or never opens. */
  opensAt(shopId: ShopId, store: string): number | undefined
  /** When one of the stores of a shop opens or closes next. */
  nextChangeIn(shopId: ShopId): number
  /** When people of a shop can be met. @param store only there. */
  meetingTimes(shopId: ShopId, store: string | null, time: Span): readonly MeetingTimes[]
  /** Whether anybody of a shop has shifts. */
  hasShifts(shopId: ShopId): boolean
  /** The shift that somebody has now. */
  shiftNow(shopId: ShopId, person: string): Span | undefined
  onChange(listener: (shopId: ShopId) => void): void
}
