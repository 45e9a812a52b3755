// The tables of what becomes of visits: figures, the settings of a shop's desk, ratings, joins, and sales.
import type { HelpState } from '#shared/visits/help-request.ts'
import type { HelpTopic } from '#shared/visits/topics.ts'

/** What the figures need of one request: no name of a member, no word of theirs, and no room. */
export interface DeskFactRow {
  /** Of the request. */
  id: string
  shop_id: string
  /** Of the request that it was made of. */
  revision: number
  asked_at: number
  topic: HelpTopic
  language: string
  /** Of whoever has it, or had it last; null where nobody took it. */
  store: string | null
  state: HelpState
  /** 0 where it was left as a question at once, so that nobody waited. */
  is_live: number
  /** The associate who answered, or who has it; null where nobody took it, or where figures are not kept per person. */
  person: string | null
  /** When an associate wrote the first line. */
  answered_at: number | null
  closed_at: number | null
}

/** How many suggestions a visit had, and how many of them were taken. */
export interface DeskSuggestionsRow {
  visit_id: string
  request: string
  store: string | null
  /** As in the facts. */
  person: string | null
  suggested: number
  accepted: number
}

/** What is left of facts that are too old to be kept: sums of an hour and a store. */
export interface DeskSumRow {
  shop_id: string
  /** Its beginning, a whole hour of UTC. */
  hour: number
  /** Empty for none. */
  store: string
  asked: number
  counted: number
  in_time: number
  answered: number
  taken_back: number
  left_at_once: number
  suggested: number
  accepted: number
}

/** How a shop runs its desk. */
export interface DeskSettingsRow {
  shop_id: string
  /** JSON. */
  settings: string
}

/** What a member thinks of a visit. */
export interface VisitRatingRow {
  visit_id: string
  room: number
  member_id: string
  shop_id: string
  staff: string
  stars: number
  words: string
  rated_at: number
  /** Until then it can be changed. */
  fixed_at: number
}

/** A supervisor whom the group has let into a visit. */
export interface VisitJoinRow {
  visit_id: string
  room: number
  staff: string
}

/** A line of an order, and for whom it counts. */
export interface SaleLineRow {
  shop_id: string
  order_ref: string
  line: number
  room_id: string | null
  variant: string
  quantity: number
  /** In minor units. */
  amount: number
  currency: string
  exponent: number
  bought_at: number
  /** JSON: who gets which part, and by which proposal. */
  shares: string
  /** JSON: corrections, the oldest first. */
  changed: string
}
