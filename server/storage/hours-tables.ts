// The tables of stores, of who works when, and of help desks.

/** A store of a shop. */
export interface StoreRow {
  shop_id: string
  /** The shop’s own id of it. */
  id: string
  name: string
  region: string | null
  time_zone: string
  /** JSON array; empty for all. */
  departments: string
  /** JSON array. */
  languages: string
  /** JSON; null where it is open whenever somebody is on. */
  hours: string | null
  /** 1 for one of the demo shop as it comes. */
  is_demo: number
}

/** When somebody works. */
export interface ShiftPlanRow {
  shop_id: string
  /** The shop’s own id of them: a plan may be there before they sign in for the first time. */
  person: string
  /** JSON. */
  plan: string
  /** 1 while they are away because of a break. */
  is_on_break: number
  /** When a shift or a break begins or ends next. */
  next_at: number | null
}

/** Where a shop takes questions after the sale. */
export interface HelpDeskRow {
  shop_id: string
  address: string
}
