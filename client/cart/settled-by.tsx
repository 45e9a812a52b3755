import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { useWays } from '#client/rooms/ways.tsx'
import { VoteIcon } from '#client/ui/icons.tsx'
import type { Lane } from '#shared/cart/lane.ts'

/** Says that a vote put a line where it is, and leads to it. */
export function SettledBy({ decision, lane }: { decision: string; lane: Lane }) {
  const { t } = useTranslation('cart')
  const { decisions } = useRoom()
  const ways = useWays()
  const question = useWatched(decisions.list).find(({ id }) => id === decision)?.question ?? ''
  return (
    <button type="button" className="line-settled" onClick={() => ways.openDecision(decision)}>
      <VoteIcon />
      {lane === 'decided' ? t('decidedByVote') : t('notChosen', { question })}
    </button>
  )
}
