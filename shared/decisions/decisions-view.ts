// Decisions as people read them, folded from the records of the cart.
import type { LineId, MemberId } from '../ids.ts'
import type { RecordsOf } from '../records/table.ts'
import type { Decision } from './decision.ts'
import type { DecisionOutcome } from './outcome.ts'

/** A decision with its votes. */
export interface DecisionView extends Decision {
  readonly id: string
  /** Open votes by member; empty where votes are blind. */
  readonly votes: ReadonlyMap<MemberId, LineId>
  /** Who has voted, blind or not. */
  readonly voted: readonly MemberId[]
  /** Absent while it is open. */
  readonly outcome?: DecisionOutcome
}

/** Folds all decisions, the newest first. */
export function foldDecisions(cart: RecordsOf<'cart'>): readonly DecisionView[] {
  const outcomes = cart.records('outcomes')
  const votes = byDecision(cart.records('ballots'))
  const turnouts = byDecision(cart.records('turnouts'))
  return [...cart.records('decisions')]
    .map(([id, decision]) => {
      const outcome = outcomes.get(id)
      const cast = votes.get(id) ?? new Map<MemberId, LineId>()
      const voted = [...cast.keys(), ...(turnouts.get(id)?.keys() ?? [])].toSorted()
      return { id, ...decision, votes: cast, voted, ...(outcome ? { outcome } : {}) }
    })
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

function byDecision<Value>(records: ReadonlyMap<string, Value>): Map<string, Map<MemberId, Value>> {
  const grouped = new Map<string, Map<MemberId, Value>>()
  for (const [key, value] of records) {
    const [decision = '', member = ''] = key.split('/')
    const group = grouped.get(decision) ?? new Map<MemberId, Value>()
    group.set(member, value)
    grouped.set(decision, group)
  }
  return grouped
}
