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
  { shop_id, language, topic, department, is_wide }: StoredRequest,
  { shopId, member: { languages, skills } }: StaffState,
  { languageRule, spoken }: RoutingRules,
): boolean {
  if (shop_id !== shopId) return false
  const isWide = is_wide === 1
  const isUnspoken = languageRule === 'any' && isWide && !spoken.has(language)
  if (!languages.includes(language) && !isUnspoken) return false
  if (isWide || skills.length === 0) return true
  return skills.includes(topic) || (department !== null && skills.includes(department))
}
