// What came of a visit: the last of its conversation.
import { useTranslation } from 'react-i18next'
import type { VisitEntry } from '#shared/visits/visit-view.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { staffOf } from './staff-of.ts'
import './summary-row.css'

interface SummaryRowProps {
  summary: VisitEntry & { kind: 'summary' }
  visit: Visit
}

export function SummaryRow({ summary: { by, text }, visit }: SummaryRowProps) {
  const { t } = useTranslation('visits')
  const { name } = staffOf(visit, by) ?? visit.associate
  return (
    <section className="visit-summary" aria-label={t('summary.of', { name })}>
      <h3>{t('summary.of', { name })}</h3>
      <p dir="auto">{text}</p>
    </section>
  )
}
