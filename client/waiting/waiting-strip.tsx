// Above the stage: what waits for this member, answered in place. Nothing is there when nothing waits.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { Button } from '#client/ui/button.tsx'
import { DecidedCard } from './decided-card.tsx'
import { QuestionCard } from './question-card.tsx'
import { useSeen } from './seen.ts'
import { VoteCard } from './vote-card.tsx'
import { whatWaits } from './waiting.ts'
import type { Waiting } from './waiting.ts'
import './waiting.css'

/** At most this many are in sight; a phone shows the first of them. */
const atOnce = 3

/** See above. */
export function WaitingStrip() {
  const { t } = useTranslation('decisions')
  const [waiting, dismiss] = useWaiting()
  const [all, setAll] = useState(false)
  const [first] = waiting
  if (!first) return null
  const asks = waiting.filter(({ what }) => what !== 'decided').length
  return (
    <section
      className="waiting"
      data-all={all || undefined}
      aria-label={t(asks > 0 ? 'waiting.title' : 'waiting.news')}
    >
      <ul>
        {(all ? waiting : waiting.slice(0, atOnce)).map((one, index) => (
          <li key={one.key}>
            <Card waiting={one} first={index === 0} onSeen={() => dismiss(one.key)} />
          </li>
        ))}
      </ul>
      <More count={waiting.length} all={all} onAll={setAll} />
    </section>
  )
}

/** What is behind the cards in sight: on a phone all but one, elsewhere all but three. */
function More({ count, all, onAll }: { count: number; all: boolean; onAll: (all: boolean) => void }) {
  const { t } = useTranslation('decisions')
  if (count <= 1) return null
  return (
    <p className="waiting-more" data-narrow={count <= atOnce || undefined}>
      <Button size="small" kind="plain" aria-expanded={all} onClick={() => onAll(!all)}>
        {all ? (
          t('waiting.less')
        ) : (
          <>
            <span className="waiting-more-narrow">{t('waiting.more', { count: count - 1 })}</span>
            <span className="waiting-more-wide">{t('waiting.more', { count: count - atOnce })}</span>
          </>
        )}
      </Button>
    </p>
  )
}

function Card({ waiting, first, onSeen }: { waiting: Waiting; first: boolean; onSeen: () => void }) {
  switch (waiting.what) {
    case 'vote':
      return <VoteCard decision={waiting.decision} first={first} />
    case 'question':
      return <QuestionCard thread={waiting.thread} first={first} />
    case 'decided':
      return <DecidedCard decision={waiting.decision} onSeen={onSeen} />
    default:
      return waiting satisfies never
  }
}

function useWaiting(): [readonly Waiting[], (key: string) => void] {
  const room = useRoom()
  const me = useWatched(room.me)
  const decisions = useWatched(room.decisions.list)
  const threads = useWatched(room.talk.threads)
  const [seen, dismiss] = useSeen(room.info.id)
  const soonest = Math.min(...decisions.map(({ outcome, deadline }) => (outcome ? Infinity : (deadline ?? Infinity))))
  const now = useNow(Number.isFinite(soonest) ? soonest : undefined)
  const waiting = useMemo(() => whatWaits({ me, decisions, threads, seen, now }), [me, decisions, threads, seen, now])
  return [waiting, dismiss]
}
