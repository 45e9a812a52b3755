// Counts votes into an outcome. Pure, so that the page can preview an open decision.
import type { LineId, MemberId } from '../ids.ts'
import type { Decision } from './decision.ts'

/** The result of the votes. */
export interface Tally {
  readonly chosen: LineId | null
  readonly counts: Readonly<Record<LineId, number>>
  readonly eligible: number
  readonly voted: number
}

/**
 * Counts the votes of those who may vote: `most` chooses the candidate with more votes than any other, `all` the one that every
 * eligible voter chose, `one` that of the one voter. A tie, a missing vote under `all`, or no vote at all choose none.
 * @param ballots the vote of each member; those of others and for others do not count.
 * @param mayVote whether a voter still may: a member who has left or became a viewer is neither counted nor waited for.
 */
export function tally(
  { candidates, voters, rule }: Pick<Decision, 'candidates' | 'voters' | 'rule'>,
  ballots: ReadonlyMap<MemberId, LineId>,
  mayVote: (member: MemberId) => boolean,
): Tally {
  const eligible = new Set(voters.filter((voter) => mayVote(voter)))
  // A Map, for a line's id may be the name of an inherited property.
  const counts = new Map<LineId, number>()
  let voted = 0
  for (const voter of eligible) {
    const choice = ballots.get(voter)
    if (choice === undefined || !candidates.includes(choice)) continue
    counts.set(choice, (counts.get(choice) ?? 0) + 1)
    voted += 1
  }
  const most = Math.max(0, ...counts.values())
  const first = [...counts.keys()].filter((candidate) => counts.get(candidate) === most)
  const isChosen = first.length === 1 && (rule !== 'all' || most === eligible.size)
  const chosen = isChosen ? (first[0] ?? null) : null
  return { chosen, counts: Object.fromEntries(counts), eligible: eligible.size, voted }
}
