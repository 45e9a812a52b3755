// A decision that is open: what one can choose, who has chosen, how long there is.
import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { fromNow, momentWords, useNow } from '#client/rooms/moments.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useVote } from '#client/rooms/voting.ts'
import { isRunning, mayVoteIn } from '#shared/decisions/owed-votes.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { LinkIcon, TalkIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { subjectOf } from '#shared/annotations/subject.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import { CandidateRow } from './candidate-row.tsx'
import { Rules } from './rules.tsx'
import { Turnout } from './turnout.tsx'
import { useMyVote } from './use-my-vote.ts'

interface OpenDecisionProps {
  decision: DecisionView
  /** The focus goes to this member's vote. */
  changesVote?: true | undefined
}

export function OpenDecision({ decision, changesVote }: OpenDecisionProps) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const me = useObservable(room.me)
  const now = useNow(decision.deadline)
  const candidates = useCandidates(decision.candidates)
  const mine = useMyVote(decision)
  const vote = useVote(decision.id)
  const mayVote = mayVoteIn(decision, me)
  const running = isRunning(decision, now)
  const choose = async (candidate: LineId | undefined) => {
    if (await vote(candidate)) mine.set(candidate)
  }
  return (
    <div className="decision-card">
      <Rules decision={decision} />
      <p className="decision-left" role="timer">
        {timeLeft(decision, now, t)}
      </p>
      <ul className="decision-candidates" aria-label={t('candidates')}>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <CandidateRow
              candidate={candidate}
              voters={votersFor(decision, candidate.id)}
              mine={mine.vote === candidate.id}
              takesFocus={changesVote === true && mine.vote === candidate.id}
              onVote={mayVote && running ? () => void choose(candidate.id) : undefined}
            />
          </li>
        ))}
      </ul>
      {!mayVote && <p className="decision-note">{t(me.role === 'viewer' ? 'viewerNote' : 'notAsked')}</p>}
      {mine.vote !== undefined && running && (
        <p className="decision-note">
          {t('canChange')}{' '}
          <button type="button" className="decision-back" onClick={() => void choose(undefined)}>
            {t('takeBack')}
          </button>
        </p>
      )}
      <Turnout decision={decision} />
      <Acts decision={decision} />
    </div>
  )
}

function Acts({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decisions')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const may = useMay()
  const navigation = useNavigation()
  const me = useObservable(room.me)
  const mayClose = may.host || (decision.by === me.id && may.speak)
  const close = async () => {
    const closed = await room.decisions.close(decision.id)
    if (!closed.ok) toast(why(closed.refusal.code))
  }
  const talk = () => navigation.go({ to: 'subject', subject: subjectOf('decision', decision.id) })
  const asker = decision.by === me.id ? 'own' : 'other'
  const sendLink = () => navigation.go({ to: 'answer-link', about: { decisionId: decision.id } })
  return (
    <div className="cluster decision-acts">
      <Button icon={<TalkIcon />} onClick={talk}>
        {t('talk')}
      </Button>
      {mayClose && (
        <Button icon={<LinkIcon />} onClick={sendLink}>
          {t('sendLink')}
        </Button>
      )}
      {mayClose && (
        <Button kind="plain" onClick={() => void close()}>
          {t('closeNow')}
        </Button>
      )}
      <small>{t('openedBy', { asker, name: nameOf(room, decision.by, t('somebody')) })}</small>
    </div>
  )
}

function votersFor({ votes }: DecisionView, candidate: LineId): readonly MemberId[] {
  return [...votes].filter(([, choice]) => choice === candidate).map(([member]) => member)
}

function timeLeft({ deadline }: DecisionView, now: number, t: ReturnType<typeof useTranslation<'decisions'>>['t']) {
  if (deadline === undefined) return t('untilAllVoted')
  if (deadline <= now) return t('counting')
  return t('closes', { when: fromNow(deadline, now), at: momentWords(deadline, now) })
}
