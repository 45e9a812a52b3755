// All talk of the room: what waits for me, then every thread by its last word, and what was put on things.
import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.tsx'
import type { Talking } from '#client/rooms/navigation.tsx'
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
  onTalking: (talking: Talking) => void
  onAsk: () => void
}

type Filter = 'all' | 'questions' | 'unread' | 'things'

/** The way into every thread. */
export function Overview({ things, onTalking, onAsk }: OverviewProps) {
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
      {waits.length > 0 && <Waiting threads={waits} onTalking={onTalking} />}
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
          onTalking={onTalking}
        />
      )}
    </section>
  )
}

/** So many questions stand in full before one asks for the rest. */
const waitingInSight = 2

function Waiting({ threads, onTalking }: Pick<ThreadsProps, 'threads' | 'onTalking'>) {
  const { t } = useTranslation('talk')
  const [all, setAll] = useState(false)
  const shown = all ? threads : threads.slice(0, waitingInSight)
  return (
    <section className="stack talk-waiting" aria-labelledby="talk-waiting">
      <h3 id="talk-waiting">{t('waiting', { count: threads.length })}</h3>
      {shown.map((thread) => (
        <WaitingCard key={thread.id} thread={thread} onOpen={() => onTalking({ thread: thread.id })} />
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
  onTalking: (talking: Talking) => void
}

function Threads({ threads, filter, within, onTalking }: ThreadsProps) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const may = useMay()
  const all = useObservable(room.talk.threads)
  const unread = useObservable(room.talk.unread)
  const { productId } = useObservable(useNavigation().looking)
  // Places where nothing was said yet are ways in, for those who may speak.
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
            onOpen={() => onTalking({ thread: thread.id })}
          />
        )}
      </LongList>
      {quiet.map((subject) => (
        <QuietRow key={subject} subject={subject} onOpen={() => onTalking({ subject })} />
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
