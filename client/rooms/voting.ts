// Voting from wherever one is asked: on the card of a decision, and in the strip of what waits.
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { isOpen } from '#shared/decisions/voting.ts'
import type { LineId } from '#shared/ids.ts'
import { isVoice } from '#shared/roles.ts'
import type { MemberView } from '#client/sdk/index.ts'
import { notify } from '#client/ui/notices.tsx'
import { useRoom } from './room-context.tsx'

/** A function that votes, or takes the vote back, and says why not where it does not count. @returns whether it counts. */
export function useVote(decision: string): (candidate: LineId | undefined) => Promise<boolean> {
  const { decisions } = useRoom()
  const { t: why } = useTranslation('refusals')
  return useCallback(
    async (candidate) => {
      const cast = await decisions.vote(decision, candidate)
      if (!cast.ok) notify(why(cast.refusal.code))
      return cast.ok
    },
    [decisions, decision, why],
  )
}

/** Whether votes count now. */
export function isRunning(decision: DecisionView, now: number): boolean {
  return isOpen({ decision, isClosed: decision.outcome !== undefined, now })
}

/** Whether a member is among those who vote, and still has a voice. */
export function mayVoteIn(decision: DecisionView, { id, role }: Pick<MemberView, 'id' | 'role'>): boolean {
  return isVoice(role) && decision.voters.includes(id)
}

/** Whether a decision waits for a member's vote. */
export function owesVote(decision: DecisionView, member: MemberView, now: number): boolean {
  return isRunning(decision, now) && mayVoteIn(decision, member) && !decision.voted.includes(member.id)
}
