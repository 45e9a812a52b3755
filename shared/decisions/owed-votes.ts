// Whether a decision is running, and which votes are missing.
import type { MemberId } from '../ids.ts'
import { isVoice } from '../roles.ts'
import type { Role } from '../roles.ts'
import type { DecisionView } from './decisions-view.ts'
import { isOpen } from './voting.ts'

/** A member who may vote. */
export interface Voter {
  readonly id: MemberId
  readonly role: Role
}

/** Whether votes count now. */
export function isRunning(decision: DecisionView, now: number): boolean {
  return isOpen({ decision, isClosed: decision.outcome !== undefined, now })
}

/** Whether a member is one of the voters and still has a voice. */
export function mayVoteIn(decision: DecisionView, { id, role }: Voter): boolean {
  return isVoice(role) && decision.voters.includes(id)
}

/** Whether a member's vote is missing. */
export function owesVote(decision: DecisionView, voter: Voter, now: number): boolean {
  return isRunning(decision, now) && mayVoteIn(decision, voter) && !decision.voted.includes(voter.id)
}
