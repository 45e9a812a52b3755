// The visits of this associate as tabs, each with whose turn it is and since when.
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '#client/ui/empty.tsx'
import type { DeskVisit } from '#shared/desk/contracts.ts'
import { PersonFace } from './person-face.tsx'
import { waitWords } from './spoken.ts'
import { useNow } from './use-now.ts'
import './visit-tabs.css'

interface VisitTabsProps {
  visits: readonly DeskVisit[]
  chosen: string | undefined
  onChoose: (visit: string) => void
}

/** Nothing where there is no visit. */
export function VisitTabs({ visits, chosen, onChoose }: VisitTabsProps) {
  const { t } = useTranslation('desk')
  if (visits.length === 0) return null
  const go = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const isTurned = document.documentElement.dir === 'rtl'
    const step = { ArrowRight: isTurned ? -1 : 1, ArrowLeft: isTurned ? 1 : -1 }[event.key]
    const next = step === undefined ? undefined : visits.at((index + step) % visits.length)
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
    document.getElementById(`visit-tab-${next.id}`)?.focus()
  }
  return (
    <div className="desk-tabs" role="tablist" aria-label={t('visits.label')}>
      {visits.map((visit, index) => (
        <button
          key={visit.id}
          type="button"
          role="tab"
          id={`visit-tab-${visit.id}`}
          aria-selected={visit.id === chosen}
          aria-controls="visit-pane"
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          tabIndex={visit.id === chosen ? 0 : -1}
          onClick={() => onChoose(visit.id)}
          onKeyDown={(event) => go(event, index)}
        >
          <TabWords visit={visit} />
        </button>
      ))}
    </div>
  )
}

function TabWords({ visit: { request, turn, turnSince } }: { visit: DeskVisit }) {
  const { t } = useTranslation('desk')
  const time = waitWords(useNow() - turnSince)
  return (
    <>
      <PersonFace name={request.name} size="medium" />
      <span className="desk-tab-words">
        <span className="desk-tab-head">
          <bdi className="desk-tab-name">{request.name}</bdi>
          <span className="desk-clock" data-late={turn === 'mine' || undefined}>
            {t(turn === 'mine' ? 'visits.yourTurn' : 'visits.theirTurn', { time })}
          </span>
        </span>
        <bdi className="desk-tab-text">{request.isPractice ? t('practice.mark') : request.text}</bdi>
      </span>
    </>
  )
}

/** In place of a visit. */
export function NoVisit() {
  const { t } = useTranslation('desk')
  return (
    <div className="desk-no-visit">
      <Empty title={t('visits.none')}>{t('visits.noneWords')}</Empty>
    </div>
  )
}
