import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { momentWords } from '#client/rooms/moments.ts'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useVote } from '#client/rooms/voting.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { LineId } from '#shared/ids.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { voteKey } from './waiting.ts'
import { WaitingCard } from './waiting-card.tsx'

/** A decision with more candidates is voted on in its own dialog. */
const mostInPlace = 3

interface VoteCardProps {
  decision: DecisionView
  first: boolean
  onLater: () => void
}

/** A decision that waits for this member's vote; a tap on a picture votes. */
export function VoteCard({ decision, first, onLater }: VoteCardProps) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const navigation = useNavigation()
  const { id, by, question, candidates, deadline, blind } = decision
  const asker = by === useObservable(room.me).id ? 'own' : 'other'
  const name = nameOf(room, by, t('somebody'))
  const asked =
    deadline === undefined
      ? t('waiting.votes', { asker, name })
      : t('waiting.votesUntil', { asker, name, when: momentWords(deadline, room.now()) })
  const open = () => navigation.go({ to: 'decision', decisionId: id })
  return (
    <WaitingCard
      lead={<Face id={by} decorative />}
      title={<bdi>{question}</bdi>}
      words={blind ? `${asked} · ${t('waiting.secret')}` : asked}
      warm={first}
      onOpen={open}
      onLater={onLater}
    >
      {candidates.length > mostInPlace ? (
        <div className="waiting-votes">
          <Button id={first ? 'owed-vote' : undefined} onClick={open}>
            {t('waiting.all', { count: candidates.length })}
          </Button>
        </div>
      ) : (
        <Votes decision={decision} first={first} />
      )}
    </WaitingCard>
  )
}

function Votes({ decision: { id, candidates }, first }: Omit<VoteCardProps, 'onLater'>) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const cast = useVote(id)
  const vote = async (candidate: LineId) => {
    if (await cast(candidate)) showReceipt(room, { what: 'vote', card: voteKey(id), decision: id, candidate })
  }
  const named = useCandidates(candidates)
  return (
    <div className="waiting-votes" role="group" aria-label={t('candidates')}>
      {named.map(({ id: line, title, short, words, picture }, index) => (
        <Button
          key={line}
          id={first && index === 0 ? 'owed-vote' : undefined}
          className="waiting-vote"
          aria-label={t('voteFor', { title: words === '' ? title : `${title}, ${words}` })}
          onClick={() => void vote(line)}
        >
          <span className="waiting-vote-picture">
            <Picture title={title} {...picture} shownAt="4em" plain />
          </span>
          <bdi className="button-words waiting-vote-words">{short}</bdi>
        </Button>
      ))}
    </div>
  )
}
