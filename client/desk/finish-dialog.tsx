// Ends a visit with what came of it. Members read it, so it is written by the associate; what is known already can be put in.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProducts } from '#client/rooms/products.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import { Button } from '#client/ui/button.tsx'
import { productIdOf } from '#shared/ids.ts'
import { maxSummaryLength } from '#shared/visits/summary-length.ts'
import { visitEntries } from '#shared/visits/visit-view.ts'
import type { ProposalView, VisitRecords } from '#shared/visits/visit-view.ts'
import { useOpenDesk } from './desk-context.ts'
import { FormDialog, LongField } from './form-dialog.tsx'
import { useVisit } from './visit-context.ts'

const nothing = new ObservableValue<VisitRecords>({
  messages: new Map(),
  proposals: new Map(),
  proposalStates: new Map(),
  summaries: new Map(),
})

export function FinishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { visit } = useVisit()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const facts = useFacts()
  const finish = async () => {
    const done = await desk.tools.finish(visit.id, text.trim())
    if (!done.ok) setProblem(because(done.refusal.code))
  }
  return (
    <FormDialog
      title={t('finish.title', { name: visit.request.name })}
      act={t('finish.do')}
      isReady={text.trim() !== ''}
      problem={problem}
      onSubmit={finish}
      onClose={onClose}
    >
      <LongField label={t('finish.words')} rows={5} maxLength={maxSummaryLength} value={text} onChange={setText} />
      <p className="desk-field-hint">{t('finish.read')}</p>
      {facts !== '' && (
        <Button size="small" onClick={() => setText((before) => [before.trim(), facts].filter(Boolean).join('\n'))}>
          {t('finish.draft')}
        </Button>
      )}
    </FormDialog>
  )
}

/** What was suggested and what became of it, a line each. */
function useFacts(): string {
  const { t } = useTranslation('desk')
  const { conversation, products } = useVisit()
  const entries = visitEntries(useObservable(conversation?.records ?? nothing))
  const proposals = entries.flatMap((entry) => (entry.kind === 'proposal' ? entry.proposal : []))
  const told = proposals.filter(({ variants, state }) => variants.length > 0 && state && state.state !== 'asked')
  const ids = [...new Set(told.flatMap(({ variants }) => variants.map(productIdOf)))]
  const known = useProducts(products, ids)
  const titleOfVariant = (variant: string) => {
    const id = productIdOf(variant)
    return titleOf(known[ids.indexOf(id)] ?? 'loading', id)
  }
  const line = ({ variants, state }: ProposalView) =>
    t(`finish.fact.${state?.state === 'accepted' ? 'accepted' : 'declined'}`, {
      title: variants.map(titleOfVariant).join(', '),
    })
  return told
    .filter(({ state }) => state?.state !== 'withdrawn')
    .map(line)
    .join('\n')
}
