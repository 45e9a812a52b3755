// Whether a vote counts now. The one rule for ballots in a document and for blind ones.
import type { MemberId } from '../ids.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Decision } from './decision.ts'

/** A decision at a moment. */
export interface Poll {
  readonly decision: Decision | undefined
  /** It has an outcome. */
  readonly isClosed: boolean
  /** Milliseconds since 1970. On the server by its own clock, so that nobody votes late with a wrong clock. */
  readonly now: number
}

/** Why a member's vote for a candidate does not count; undefined where it does. @param candidate undefined to take the vote back. */
export function whyNotVote(poll: Poll, member: MemberId, candidate: string | undefined): RefusalCode | undefined {
  const { decision } = poll
  if (!decision) return 'no-such-decision'
  if (!isOpen(poll)) return 'decision-closed'
  if (!decision.voters.includes(member)) return 'not-a-voter'
  return candidate === undefined || decision.candidates.includes(candidate) ? undefined : 'bad-value'
}

/** Whether votes still count. */
export function isOpen({ decision, isClosed, now }: Poll): boolean {
  return decision !== undefined && !isClosed && (decision.deadline === undefined || now < decision.deadline)
}
