// What was said and suggested on a visit. The end stays in sight, unless somebody reads further up.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ObservableValue } from '#client/sdk/observable.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { timeWords } from '#client/rooms/when.ts'
import type { VisitRecords } from '#shared/visits/visit-view.ts'
import { IconButton } from '#client/ui/button.tsx'
import { DownIcon } from '#client/ui/icons.tsx'
import { LockIcon } from './desk-icons.tsx'
import { entriesOf } from './entries.ts'
import type { Entry } from './entries.ts'
import { PersonFace } from './person-face.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { StaffFace } from './staff-face.tsx'
import { ProductThing } from './things.tsx'
import { useNameOf, useVisit } from './visit-context.ts'
import './visit-log.css'

const nothing = new ObservableValue<VisitRecords>({
  messages: new Map(),
  proposals: new Map(),
  proposalStates: new Map(),
  summaries: new Map(),
})
const nobodyWaits = new ObservableValue(0)
const atEndPx = 48

export function VisitLog() {
  const { t } = useTranslation('desk')
  const { visit, conversation, notes } = useVisit()
  const records = useObservable(conversation?.records ?? nothing)
  const waiting = useObservable(conversation?.waiting ?? nobodyWaits)
  const entries = useMemo(() => entriesOf(visit.request, records, notes), [visit.request, records, notes])
  const scroller = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  useEffect(() => {
    if (isAtEnd) toEnd()
  }, [entries, isAtEnd])
  useKeptAtEnd(scroller)
  return (
    <div className="desk-log-place">
      <div
        className="desk-log"
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label={t('log.label', { name: visit.request.name })}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          setAtEnd(scrollTop + clientHeight > scrollHeight - atEndPx)
        }
      >
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
        {waiting > 0 && <p className="desk-log-sending">{t('compose.sending')}</p>}
      </div>
      {!isAtEnd && (
        <span className="desk-log-below">
          <IconButton kind="solid" label={t('log.toEnd')} onClick={toEnd}>
            <DownIcon />
          </IconButton>
        </span>
      )}
    </div>
  )
}

/** As high as it is now, what was at the end stays there: what one writes below needs room. */
function useKeptAtEnd(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = scroller
    if (!current) return undefined
    let before = current.clientHeight
    const observer = new ResizeObserver(() => {
      const { scrollTop, clientHeight, scrollHeight } = current
      if (scrollTop + before > scrollHeight - atEndPx) current.scrollTo({ top: scrollHeight })
      before = clientHeight
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [scroller])
}

function EntryRow({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'asked':
      return <Asked entry={entry} />
    case 'message':
      return <Said entry={entry} />
    case 'proposal':
      return <ProposalCard proposal={entry.proposal} />
    case 'note':
      return <Note note={entry} />
    case 'summary':
      return <Summary text={entry.text} />
    default:
      return entry satisfies never
  }
}

/** On paper of its own, so that nobody takes it for something that members read. */
function Note({ note: { by, name, text } }: { note: Extract<Entry, { kind: 'note' }> }) {
  const { t } = useTranslation('desk')
  const { me } = useVisit()
  return (
    <article className="desk-note">
      <LockIcon />
      <div>
        <p dir="auto">{text}</p>
        <small>{by === me.id ? t('note.mine') : t('note.by', { name })}</small>
      </div>
    </article>
  )
}

function Summary({ text }: { text: string }) {
  const { t } = useTranslation('desk')
  return (
    <section className="desk-summary">
      <h3 className="desk-label">{t('log.summary')}</h3>
      <p dir="auto">{text}</p>
    </section>
  )
}

function Asked({ entry: { at, request } }: { entry: Extract<Entry, { kind: 'asked' }> }) {
  const { t } = useTranslation('desk')
  return (
    <article className="desk-said">
      <PersonFace name={request.name} size="medium" />
      <div>
        <p className="desk-said-head">
          <bdi>{request.name}</bdi>
          <small>
            {t('log.asked')} · {timeWords(at)}
          </small>
        </p>
        <p dir="auto">{request.text}</p>
      </div>
    </article>
  )
}

function Said({ entry: message }: { entry: Extract<Entry, { kind: 'message' }> }) {
  const { me, products } = useVisit()
  const nameOf = useNameOf()
  const isMine = message.by === me.id
  const name = nameOf(message.by)
  return (
    <article className="desk-said" data-mine={isMine || undefined}>
      {isMine ? <StaffFace member={me} /> : <PersonFace name={name} size="medium" />}
      <div>
        <p className="desk-said-head">
          <bdi>{name}</bdi>
          <small>{timeWords(message.at)}</small>
        </p>
        {message.text !== '' && <p dir="auto">{message.text}</p>}
        {message.products?.map((id) => (
          <ProductThing key={id} products={products} id={id} />
        ))}
      </div>
    </article>
  )
}
