// Who may take which request: a queue is a filter over all requests of a shop, and it widens with time.
import type { HelpReach } from '#shared/visits/help-request.ts'
import type { StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'

/** What is asked of routing besides the two. */
export interface RoutingRules {
  /** What happens where nobody who is on speaks the language: `any`: it is for all once it is wide; `leave`: for nobody. */
  readonly languageRule: 'any' | 'leave'
  /** The languages of those who are on. */
  readonly spoken: ReadonlySet<string>
}

/** Whether the request is for this associate, as far as shop, place, language and skill go. */
export function isFor(row: StoredRequest, state: StaffState, { languageRule, spoken }: RoutingRules): boolean {
  const { shop_id, language, topic, department, is_wide, reach, only_for, transfer_from, transfer_skill } = row
  const { id, languages, skills } = state.member
  if (shop_id !== state.shopId || transfer_from === id) return false
  if (only_for !== null) return only_for === id
  if (!isInReach(row, state, reach)) return false
  const isWide = is_wide === 1
  const isUnspoken = languageRule === 'any' && isWide && !spoken.has(language)
  if (!languages.includes(language) && !isUnspoken) return false
  // Whoever names no skills has all of them.
  if (skills.length === 0) return true
  if (transfer_skill !== null) return skills.includes(transfer_skill)
  if (isWide) return true
  return skills.includes(topic) || (department !== null && skills.includes(department))
}

/** Whether somebody is among those whom a request reaches. Who is of no store is of all. */
export function isInReach(
  { store, region }: Pick<StoredRequest, 'store' | 'region'>,
  { place }: Pick<StaffState, 'place'>,
  reach: HelpReach,
): boolean {
  switch (reach) {
    case 'store':
      return place.store === null || place.store === store
    case 'region':
      return place.store === null || (place.region !== null && place.region === region)
    case 'all':
      return true
    default:
      return reach satisfies never
  }
}

/** Whom a request is for after those; undefined where it is for all. */
export function nextReach({ reach, region }: Pick<StoredRequest, 'reach' | 'region'>) {
  switch (reach) {
    case 'store':
      return region === null ? 'all' : 'region'
    case 'region':
      return 'all'
    case 'all':
      return undefined
    default:
      return reach satisfies never
  }
}
