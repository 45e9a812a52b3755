import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import { fromNow } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { CheckIcon, VoteIcon } from '#client/ui/icons.tsx'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'

/** A decision in a list: its question, and how far it is or what came out. */
export function DecisionRow({ decision, onOpen }: { decision: DecisionView; onOpen: () => void }) {
  const { t } = useTranslation('decisions')
  const now = useRoom().now()
  const { outcome, question, voted, voters, candidates } = decision
  const chosen = useCandidates(candidates).find(({ id }) => id === outcome?.chosen)
  const closed = outcome && t('closedAgo', { when: fromNow(outcome.closedAt, now) })
  return (
    <button type="button" onClick={onOpen}>
      {outcome ? <CheckIcon /> : <VoteIcon />}
      <bdi>{question}</bdi>
      <small>
        {chosen && (
          <>
            <bdi>{chosen.short}</bdi> ·{' '}
          </>
        )}
        {closed ?? t('turnout', { voted: voted.length, all: voters.length })}
      </small>
    </button>
  )
}
