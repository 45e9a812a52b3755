import { useEffect, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { LineId } from '#shared/ids.ts'

/** This member's own vote; only the server knows a secret one. `set` records the vote that was just cast. */
export function useMyVote(decision: DecisionView): {
  readonly vote: LineId | undefined
  readonly set: (vote: LineId | undefined) => void
} {
  const { me, decisions } = useRoom()
  const { id } = useObservable(me)
  const [secret, setSecret] = useState<LineId>()
  const hasVoted = decision.blind && decision.voted.includes(id)
  useEffect(() => {
    if (!hasVoted) return undefined
    let current = true
    void decisions.myVote(decision.id).then((mine) => {
      if (current && mine.ok) setSecret(mine.value)
    })
    return () => {
      current = false
    }
  }, [decisions, decision.id, hasVoted])
  return { vote: decision.blind ? secret : decision.votes.get(id), set: setSecret }
}
