// The conversation with an associate: what was said, what they suggest, and the field to write to them.
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ComposeBox } from '#client/rooms/compose/compose-box.tsx'
import type { Allowed } from '#client/rooms/compose/allowed.ts'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { seeVisit } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { timeWords } from '#client/rooms/when.ts'
import type { VisitTalk } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { TalkIcon } from '#client/ui/icons.tsx'
import { StoreIcon } from '#client/ui/icons.tsx'
import type { VisitEntry } from '#shared/visits/visit-view.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { AfterVisit } from './after-visit.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { SummaryRow } from './summary-row.tsx'
import { VisitMessageRow } from './visit-message-row.tsx'
import './visit-panel.css'

export function VisitPanel({ visitId }: { visitId: string }) {
  const { store } = useRoom()
  const visit = useObservable(store.visits).find(({ id }) => id === visitId)
  const talk = useObservable(store.talks).get(visitId)
  useEffect(() => store.show(visitId), [store, visitId])
  if (!visit) return null
  return (
    <section className="visit-talk" aria-label={visit.associate.name}>
      {talk ? <Conversation visit={visit} talk={talk} /> : <div className="visit-feed" aria-busy="true" />}
      {visit.endedAt === null ? (
        talk && <Composer visit={visit} talk={talk} />
      ) : (
        <Ended visit={visit} at={visit.endedAt} />
      )}
    </section>
  )
}

function Conversation({ visit, talk }: { visit: Visit; talk: VisitTalk }) {
  const { t } = useTranslation('visits')
  const room = useRoom()
  const entries = useObservable(talk.entries)
  const feed = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const last = entries.at(-1)
  useLayoutEffect(() => {
    if (isAtEnd.current) feed.current?.scrollTo({ top: feed.current.scrollHeight })
  }, [entries])
  useEffect(() => {
    if (last && document.visibilityState === 'visible') seeVisit(room, visit.id, last.at)
  }, [room, visit.id, last])
  return (
    <div
      className="visit-feed"
      ref={feed}
      // A place that scrolls is reached by the keyboard.
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label={t('panel.messages', { name: visit.associate.name })}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40
      }}
    >
      {entries.length === 0 && (
        <Empty icon={<TalkIcon />} title={t('panel.nothing')}>
          {t('panel.nothingWords', { name: visit.associate.name })}
        </Empty>
      )}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} visit={visit} />
      ))}
    </div>
  )
}

function Entry({ entry, visit }: { entry: VisitEntry; visit: Visit }) {
  switch (entry.kind) {
    case 'message':
      return <VisitMessageRow message={entry} visit={visit} />
    case 'proposal':
      return <ProposalCard proposal={entry.proposal} visit={visit} />
    case 'summary':
      return <SummaryRow summary={entry} visit={visit} />
    default:
      return entry satisfies never
  }
}

/** What the record of a message of a visit has room for. */
const allowed: Allowed = { mentions: false, products: true, files: false }

function Composer({ visit, talk }: { visit: Visit; talk: VisitTalk }) {
  const { t } = useTranslation('visits')
  const may = useMay()
  const [draft, change] = useDraft(`visit.${visit.id}`)
  if (!may.speak) return <p className="visit-foot-words">{t('panel.onlooker')}</p>
  const label = t('panel.write', { name: visit.associate.name })
  return (
    <div className="visit-foot">
      <ComposeBox
        draft={draft}
        onDraft={change}
        label={label}
        placeholder={label}
        allows={allowed}
        onSend={(text, { products = [] }) => talk.say(text, { products })}
      />
    </div>
  )
}

function Ended({ visit, at }: { visit: Visit; at: number }) {
  const { t } = useTranslation('visits')
  const navigation = useNavigation()
  const may = useMay()
  return (
    <div className="stack visit-foot visit-ended">
      <p>{t('panel.ended', { name: visit.associate.name, time: timeWords(at) })}</p>
      {may.speak && <AfterVisit key={visit.id} visit={visit} />}
      {may.speak && (
        <Button icon={<StoreIcon />} onClick={() => navigation.go({ to: 'ask-store' })}>
          {t('panel.askAgain')}
        </Button>
      )}
    </div>
  )
}
