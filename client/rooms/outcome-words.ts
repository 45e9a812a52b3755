// How a decision ended, in a sentence.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'
import type { DecisionOutcome } from '#shared/decisions/outcome.ts'
import type { Candidate } from './candidates.ts'
import { nameOf } from './face.tsx'
import { useRoom } from './room-context.tsx'

/** What became of it, and by how many votes. */
export interface OutcomeWords {
  readonly headline: string
  readonly detail: string
}

/** A function that puts an outcome into words. */
export function useOutcomeWords(): (
  decision: DecisionView,
  outcome: DecisionOutcome,
  candidates: readonly Candidate[],
) => OutcomeWords {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  return (decision, outcome, candidates) => {
    const { chosen, counts, voted, eligible } = outcome
    const shortOf = (id: string) => candidates.find((one) => one.id === id)?.short ?? id
    const votes = t('outcome.votes', { count: (chosen === null ? undefined : counts[chosen]) ?? 0, voted })
    const chooser = nameOf(room, decision.voters[0] ?? '', t('somebody'))
    if (chosen !== null) {
      const detail = decision.rule === 'one' ? t('outcome.byOne', { name: chooser }) : votes
      return { headline: t('outcome.chosen', { title: shortOf(chosen) }), detail }
    }
    if (voted === 0) {
      const headline = decision.rule === 'one' ? t('outcome.oneSilent', { name: chooser }) : t('outcome.nobody')
      return { headline, detail: t('outcome.nothingMoved') }
    }
    const split = Object.entries(counts)
      .toSorted(([, a], [, b]) => b - a)
      .map(([id, count]) => t('outcome.count', { title: shortOf(id), count }))
    const counted = new Intl.ListFormat(locale(), { type: 'unit' }).format(split)
    if (decision.rule !== 'all') return { headline: t('outcome.tie'), detail: counted }
    const isSilent = Object.keys(counts).length === 1
    return isSilent
      ? { headline: t('outcome.notAllVoted'), detail: t('outcome.turnout', { voted, eligible }) }
      : { headline: t('outcome.disagreed'), detail: counted }
  }
}
