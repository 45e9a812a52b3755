// A decision that is closed: what became of it, by how many votes, and what it did to the cart.
import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import type { Candidate } from '#client/rooms/candidates.ts'
import { fromNow, useNow } from '#client/rooms/moments.ts'
import { useOutcomeWords } from '#client/rooms/outcome-words.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon, TalkIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { subjectOf } from '#shared/annotations/subject.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { DecisionOutcome } from '#shared/decisions/outcome.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import { CandidateRow } from './candidate-row.tsx'
import { Rules } from './rules.tsx'

interface ClosedProps {
  decision: DecisionView
  outcome: DecisionOutcome
}

export function ClosedDecision({ decision, outcome }: ClosedProps) {
  const { t } = useTranslation('decisions')
  const navigation = useNavigation()
  const now = useNow()
  const candidates = useCandidates(decision.candidates)
  const chosen = candidates.find(({ id }) => id === outcome.chosen)
  const talk = () => navigation.go({ to: 'subject', subject: subjectOf('decision', decision.id) })
  return (
    <div className="decision-card">
      <Result decision={decision} outcome={outcome} candidates={candidates} chosen={chosen} />
      <ul className="decision-candidates" aria-label={t('candidates')}>
        {byVotes(candidates, outcome).map((candidate) => (
          <li key={candidate.id}>
            <CandidateRow
              candidate={candidate}
              voters={votersFor(decision, candidate.id)}
              mine={candidate.id === outcome.chosen}
              end={<Count count={outcome.counts[candidate.id] ?? 0} isChosen={candidate.id === outcome.chosen} />}
            />
          </li>
        ))}
      </ul>
      <Rules decision={decision} />
      <div className="cluster decision-acts">
        <Button icon={<TalkIcon />} onClick={talk}>
          {t('talk')}
        </Button>
        <small>{t(`why.${outcome.why}`, { when: fromNow(outcome.closedAt, now) })}</small>
      </div>
    </div>
  )
}

interface ResultProps extends ClosedProps {
  candidates: readonly Candidate[]
  chosen: Candidate | undefined
}

function Result({ decision, outcome, candidates, chosen }: ResultProps) {
  const { t } = useTranslation('decisions')
  const { headline, detail } = useOutcomeWords()(decision, outcome, candidates)
  return (
    <div className="row decision-result">
      {chosen && (
        <span className="decision-result-picture">
          <Picture title={chosen.title} {...chosen.picture} shownAt="6em" plain />
        </span>
      )}
      <div>
        <p className="decision-headline">{headline}</p>
        <p>{detail}</p>
        <p className="decision-moved">
          {t(chosen ? 'moved' : 'outcome.nothingMoved', { count: candidates.length - 1 })}
        </p>
      </div>
    </div>
  )
}

function Count({ count, isChosen }: { count: number; isChosen: boolean }) {
  const { t } = useTranslation('decisions')
  return (
    <span className="candidate-count">
      {isChosen && <CheckIcon />}
      {t('countOf', { count })}
    </span>
  )
}

function byVotes(candidates: readonly Candidate[], { counts }: DecisionOutcome): readonly Candidate[] {
  return candidates.toSorted((a, b) => (counts[b.id] ?? 0) - (counts[a.id] ?? 0))
}

function votersFor({ votes }: DecisionView, candidate: LineId): readonly MemberId[] {
  return [...votes].filter(([, choice]) => choice === candidate).map(([member]) => member)
}
