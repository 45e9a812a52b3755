import { useCandidates } from '#client/rooms/candidates.ts'
import { useOutcomeWords } from '#client/rooms/outcome-words.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { VoteIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import { WaitingCard } from './waiting-card.tsx'

/** The outcome of a decision, until the member dismisses it. */
export function DecidedCard({ decision, onSeen }: { decision: DecisionView; onSeen: () => void }) {
  const navigation = useNavigation()
  const candidates = useCandidates(decision.candidates)
  const wordsOf = useOutcomeWords()
  const { outcome } = decision
  if (!outcome) return null
  const { headline, detail } = wordsOf(decision, outcome, candidates)
  const chosen = candidates.find(({ id }) => id === outcome.chosen)
  return (
    <WaitingCard
      lead={chosen ? <Picture title={chosen.title} {...chosen.picture} shownAt="4em" plain /> : <VoteIcon />}
      title={<bdi>{headline}</bdi>}
      words={
        <>
          <bdi>{decision.question}</bdi> · {detail}
        </>
      }
      onOpen={() => navigation.go({ to: 'decision', decisionId: decision.id })}
      onSeen={onSeen}
    />
  )
}
