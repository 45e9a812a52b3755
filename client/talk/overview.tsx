// All talk of the room: what waits for me, then every thread by its last word, and what was put on things.
import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { AskIcon, TalkIcon } from '#client/ui/icons.tsx'
import { LongList } from '#client/ui/long-list.tsx'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { waiting } from './questions.ts'
import { QuietRow, ThreadRow } from './thread-row.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** What people put on things, made by another feature. */
export interface Things {
  /** The buttons that put something there, and the form of the one that is open. */
  readonly add: ReactNode
  /** All of it, newest first. @param within what scrolls. */
  readonly stream: (within: RefObject<HTMLElement | null>) => ReactNode
}

interface OverviewProps {
  things: Things | undefined
  onAsk: () => void
}

type Filter = 'all' | 'questions' | 'unread' | 'things'

/** The way into every thread. */
export function Overview({ things, onAsk }: OverviewProps) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const may = useMay()
  const threads = useObservable(room.talk.threads)
  const unread = useObservable(room.talk.unread)
  const me = useObservable(room.me).id
  const [filter, setFilter] = useState<Filter>('all')
  const scroller = useRef<HTMLDivElement>(null)
  const waits = waiting(threads.values(), me)
  const filters: readonly Filter[] = things ? ['all', 'questions', 'unread', 'things'] : ['all', 'questions', 'unread']
  return (
    <section className="talk-overview" ref={scroller} aria-label={t('overview')}>
      {may.speak && (
        <div className="talk-actions">
          <Button size="small" icon={<AskIcon />} onClick={onAsk}>
            {t('ask.open')}
          </Button>
          {things?.add}
        </div>
      )}
      {waits.length > 0 && <Waiting threads={waits} />}
      <Chips
        label={t('show')}
        className="talk-filter"
        choices={filters.map((value) => ({ value, words: t(`filter.${value}`) }))}
        chosen={filter}
        onChoose={setFilter}
      />
      {filter === 'things' ? (
        things?.stream(scroller)
      ) : (
        <Threads
          threads={chosen(threads, unread, filter).filter((thread) => filter !== 'all' || !waits.includes(thread))}
          filter={filter}
          within={scroller}
        />
      )}
    </section>
  )
}

/** How many questions are shown in full; a button shows the rest. */
const waitingInSight = 2

function Waiting({ threads }: Pick<ThreadsProps, 'threads'>) {
  const { t } = useTranslation('talk')
  const navigation = useNavigation()
  const [all, setAll] = useState(false)
  const shown = all ? threads : threads.slice(0, waitingInSight)
  return (
    <section className="stack talk-waiting" aria-labelledby="talk-waiting">
      <h3 id="talk-waiting">{t('waiting', { count: threads.length })}</h3>
      {shown.map((thread) => (
        <WaitingCard
          key={thread.id}
          thread={thread}
          onOpen={() => navigation.go({ to: 'thread', threadId: thread.id })}
        />
      ))}
      {shown.length < threads.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('showAll', { count: threads.length - shown.length })}
        </Button>
      )}
    </section>
  )
}

interface ThreadsProps {
  threads: readonly ThreadView[]
  filter: Exclude<Filter, 'things'>
  within: RefObject<HTMLElement | null>
}

function Threads({ threads, filter, within }: ThreadsProps) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const may = useMay()
  const all = useObservable(room.talk.threads)
  const unread = useObservable(room.talk.unread)
  const navigation = useNavigation()
  const { productId } = useObservable(navigation.looking)
  // Subjects without a message are offered, too, to those who may speak.
  const near = productId === undefined ? [] : [subjectOf('product', productId)]
  const quiet =
    filter === 'all' ? ['room', ...(may.speak ? near : [])].filter((subject) => !all.has(talkIdOf(subject))) : []
  return (
    <>
      <LongList label={t(`filter.${filter}`)} entries={threads} keyOf={({ id }) => id} about={76} within={within}>
        {(thread) => (
          <ThreadRow
            thread={thread}
            unread={unread.get(thread.id) ?? 0}
            onOpen={() => navigation.go({ to: 'thread', threadId: thread.id })}
          />
        )}
      </LongList>
      {quiet.map((subject) => (
        <QuietRow key={subject} subject={subject} onOpen={() => navigation.go({ to: 'subject', subject })} />
      ))}
      {threads.length === 0 && (
        <Empty icon={<TalkIcon />} title={t(`none.${filter}`)}>
          {filter === 'all' ? t(may.speak ? 'none.words' : 'none.viewer') : undefined}
        </Empty>
      )}
    </>
  )
}

/** The threads of a filter, the last word first; of the questions those that are open. */
function chosen(
  threads: ReadonlyMap<string, ThreadView>,
  unread: ReadonlyMap<string, number>,
  filter: Exclude<Filter, 'things'>,
): readonly ThreadView[] {
  const all = [...threads.values()].toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1))
  switch (filter) {
    case 'all':
      return all
    case 'questions':
      return all
        .filter(({ kind }) => kind === 'question')
        .toSorted((a, b) => Number(a.resolved) - Number(b.resolved) || b.lastAt - a.lastAt)
    case 'unread':
      return all.filter(({ id }) => unread.has(id))
    default:
      return filter satisfies never
  }
}
