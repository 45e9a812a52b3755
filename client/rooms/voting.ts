// Voting from wherever one is asked: on the card of a decision, and in the strip of what waits.
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineId } from '#shared/ids.ts'
import { toast } from '#client/ui/toasts.tsx'
import { useRoom } from './room-context.tsx'

/** A function that votes, or takes the vote back, and says why not where it does not count. @returns whether it counts. */
export function useVote(decision: string): (candidate: LineId | undefined) => Promise<boolean> {
  const { decisions } = useRoom()
  const { t: why } = useTranslation('refusals')
  return useCallback(
    async (candidate) => {
      const cast = await decisions.vote(decision, candidate)
      if (!cast.ok) toast(why(cast.refusal.code))
      return cast.ok
    },
    [decisions, decision, why],
  )
}
