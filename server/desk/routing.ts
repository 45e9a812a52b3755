// Who may take which request: a queue is a filter over all requests of a shop, and it widens with time.
import type { StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'

/** What is asked of routing besides the two. */
export interface RoutingRules {
  /** What happens where nobody who is on speaks the language: `any`: it is for all once it is wide; `leave`: for nobody. */
  readonly languageRule: 'any' | 'leave'
  /** The languages of those who are on. */
  readonly spoken: ReadonlySet<string>
}

/** Whether the request is for this associate, as far as shop, language and skill go. */
export function isFor(
  { shop_id, language, topic, department, is_wide, only_for, transfer_from, transfer_skill }: StoredRequest,
  { shopId, member: { id, languages, skills } }: StaffState,
  { languageRule, spoken }: RoutingRules,
): boolean {
  if (shop_id !== shopId || transfer_from === id) return false
  if (only_for !== null) return only_for === id
  const isWide = is_wide === 1
  const isUnspoken = languageRule === 'any' && isWide && !spoken.has(language)
  if (!languages.includes(language) && !isUnspoken) return false
  // Whoever names no skills has all of them.
  if (skills.length === 0) return true
  if (transfer_skill !== null) return skills.includes(transfer_skill)
  if (isWide) return true
  return skills.includes(topic) || (department !== null && skills.includes(department))
}
