// Earlier visits of the asker, as long as they show them. Held here alone, so that all of it goes once they do not.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullWhen } from '#client/rooms/when.ts'
import type { EarlierVisit } from '#shared/desk/earlier-visits.ts'
import { useOpenDesk } from './desk-context.ts'
import { VariantThing } from './things.tsx'
import { useVisit } from './visit-context.ts'
import './earlier-visits.css'

export function EarlierVisits() {
  const { t } = useTranslation('desk')
  const { desk } = useOpenDesk()
  const { visit } = useVisit()
  const [visits, setVisits] = useState<readonly EarlierVisit[]>()
  useEffect(() => {
    let isCurrent = true
    void desk.tools.earlier(visit.id).then((read) => isCurrent && setVisits(read.ok ? read.value.visits : []))
    return () => {
      isCurrent = false
    }
  }, [desk, visit.id])
  return (
    <section>
      <h2 className="desk-label">{t('earlier.title', { name: visit.request.name })}</h2>
      {visits?.length === 0 && <p className="desk-quiet">{t('earlier.none')}</p>}
      {visits?.map((earlier) => (
        <Earlier key={earlier.id} earlier={earlier} />
      ))}
    </section>
  )
}

function Earlier({ earlier: { startedAt, associate, entries } }: { earlier: EarlierVisit }) {
  const { name, store } = associate
  return (
    <details className="desk-earlier">
      <summary>
        <bdi>{[fullWhen(startedAt), name, ...(store === null ? [] : [store])].join(' · ')}</bdi>
      </summary>
      <ol>
        {entries.map((entry, index) => (
          // They never change their places: the list is read as a whole.
          <li key={index}>
            <EarlierEntry entry={entry} associate={name} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function EarlierEntry({ entry, associate }: { entry: EarlierVisit['entries'][number]; associate: string }) {
  const { t } = useTranslation('desk')
  const { visit, products } = useVisit()
  if (entry.kind === 'suggestion')
    return (
      <>
        <b>{t('earlier.suggested', { name: associate })}</b>
        {entry.variants.map((id) => (
          <VariantThing key={id} products={products} id={id} small={t(`earlier.state.${entry.state ?? 'open'}`)} />
        ))}
        <p dir="auto">{entry.reason}</p>
      </>
    )
  const name = { asker: visit.request.name, staff: associate, summary: t('log.summary') }[entry.kind]
  return (
    <>
      <b>
        <bdi>{name}</bdi>
      </b>
      <p dir="auto">{entry.text}</p>
    </>
  )
}
