// A line and the votes about it: one that is under way, or the one that put it where it is.
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { VoteIcon } from '#client/ui/icons.tsx'
import type { Lane } from '#shared/cart/lane.ts'
import type { LineId } from '#shared/ids.ts'

/** Says that a vote put a line where it is, and leads to it. */
export function SettledBy({ decision, lane }: { decision: string; lane: Lane }) {
  const { t } = useTranslation('cart')
  const { decisions } = useRoom()
  const navigation = useNavigation()
  const question = useObservable(decisions.list).find(({ id }) => id === decision)?.question ?? ''
  return (
    <button
      type="button"
      className="line-settled"
      onClick={() => navigation.go({ to: 'decision', decisionId: decision })}
    >
      <VoteIcon />
      <span>{lane === 'decided' ? t('decidedByVote') : t('notChosen', { question })}</span>
    </button>
  )
}

/** Says that a vote about a line is under way, and leads to it; a vote can be changed there, too. */
export function InVote({ line }: { line: LineId }) {
  const { t } = useTranslation('cart')
  const { decisions } = useRoom()
  const navigation = useNavigation()
  const open = useObservable(decisions.list).find(({ outcome, candidates }) => !outcome && candidates.includes(line))
  if (!open) return null
  return (
    <button
      type="button"
      className="line-settled"
      title={open.question}
      aria-label={t('inVote', { question: open.question })}
      onClick={() => navigation.go({ to: 'decision', decisionId: open.id })}
    >
      <VoteIcon />
      <span>{t('inVoteShort')}</span>
    </button>
  )
}
