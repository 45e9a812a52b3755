// The strip above the stage with the cards of what waits. It is absent when nothing waits.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { noSigns, setWaitingSigns } from '#client/rooms/waiting-signs.ts'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { CameCard } from './came-card.tsx'
import { DecidedCard } from './decided-card.tsx'
import { PriceCard } from './price-card.tsx'
import { QuestionCard } from './question-card.tsx'
import { ReplyCard } from './reply-card.tsx'
import { ThingsCard } from './things-card.tsx'
import { VoteCard } from './vote-card.tsx'
import { signsOf, whatWaits } from './waiting.ts'
import type { Waiting } from './waiting.ts'
import './waiting.css'

/** The most cards in sight; a phone shows one. */
const atOnce = 3

/** The strip; renders nothing while nothing waits. */
export function WaitingStrip() {
  const { t } = useTranslation('decisions')
  const waiting = useWaiting()
  const [all, setAll] = useState(false)
  const [first] = waiting
  if (!first) return null
  const asks = waiting.some(({ what }) => what === 'vote' || what === 'question')
  return (
    <section className="waiting" data-all={all || undefined} aria-label={t(asks ? 'waiting.title' : 'waiting.news')}>
      <ul>
        {(all ? waiting : waiting.slice(0, atOnce)).map((one, index) => (
          <li key={one.key}>
            <Card waiting={one} first={index === 0} />
          </li>
        ))}
      </ul>
      <More waiting={waiting} all={all} onAll={setAll} />
    </section>
  )
}

/** The panel of all cards that are not in sight, with a button that dismisses all news. */
function More({ waiting, all, onAll }: { waiting: readonly Waiting[]; all: boolean; onAll: (all: boolean) => void }) {
  const { t } = useTranslation('decisions')
  const count = waiting.length
  const news = waiting.filter(({ what }) => what !== 'vote' && what !== 'question')
  if (count <= 1) return null
  return (
    <p className="waiting-more" data-narrow={(count <= atOnce && news.length <= 1) || undefined}>
      {news.length > 1 && <AllSeen news={news} />}
      <Button
        size="small"
        kind="plain"
        className={count <= atOnce ? 'waiting-more-few' : ''}
        aria-expanded={all}
        onClick={() => onAll(!all)}
      >
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

function AllSeen({ news }: { news: readonly Waiting[] }) {
  const { t } = useTranslation('catchup')
  const { t: why } = useTranslation('refusals')
  const { catchUp, talk } = useRoom()
  const see = async () => {
    for (const one of news) {
      if (one.what === 'reply') talk.markRead(one.thread.id)
      else catchUp.putAway({ id: one.key, at: one.at })
    }
    const upto = catchUp.state.get()?.upto
    const seen = upto === undefined ? undefined : await catchUp.seen(upto)
    if (seen && !seen.ok && seen.refusal.code !== 'offline') toast(why(seen.refusal.code))
  }
  return (
    <Button size="small" kind="plain" onClick={() => void see()}>
      {t('allSeen')}
    </Button>
  )
}

function Card({ waiting, first }: { waiting: Waiting; first: boolean }) {
  const { catchUp } = useRoom()
  const onSeen = () => catchUp.putAway({ id: waiting.key, at: waiting.at })
  switch (waiting.what) {
    case 'vote':
      return <VoteCard decision={waiting.decision} first={first} />
    case 'question':
      return <QuestionCard thread={waiting.thread} first={first} />
    case 'reply':
      return <ReplyCard thread={waiting.thread} replies={waiting.replies} />
    case 'decided':
      return <DecidedCard decision={waiting.decision} onSeen={onSeen} />
    case 'news':
      return <NewsCard card={waiting.card} onSeen={onSeen} />
    default:
      return waiting satisfies never
  }
}

function NewsCard({ card, onSeen }: { card: CatchUpCard; onSeen: () => void }) {
  const { kind } = card
  if (kind === 'price') return <PriceCard card={card} onSeen={onSeen} />
  if (kind === 'added' || kind === 'moved') return <ThingsCard card={{ ...card, kind }} onSeen={onSeen} />
  return <CameCard card={card} onSeen={onSeen} />
}

const none: readonly CatchUpCard[] = []

function useWaiting(): readonly Waiting[] {
  const room = useRoom()
  const me = useObservable(room.me)
  const decisions = useObservable(room.decisions.list)
  const threads = useObservable(room.talk.threads)
  const unread = useObservable(room.talk.unread)
  const catchUp = useObservable(room.catchUp.state)
  const away = useObservable(room.catchUp.away)
  const soonest = Math.min(...decisions.map(({ outcome, deadline }) => (outcome ? Infinity : (deadline ?? Infinity))))
  const now = useNow(Number.isFinite(soonest) ? soonest : undefined)
  // Decisions that had closed when the catch-up arrived are among its cards, if they are news.
  const endedBefore = useRef<ReadonlySet<string>>(undefined)
  if (catchUp) endedBefore.current ??= new Set(decisions.filter(({ outcome }) => outcome).map(({ id }) => id))
  const before = endedBefore.current
  const cards = catchUp?.cards ?? none
  const waiting = useMemo(() => {
    const ended = before && decisions.filter(({ id, outcome }) => outcome && !before.has(id)).map(({ id }) => id)
    return whatWaits({ me, decisions, threads, unread, cards, closedHere: new Set(ended), away, now })
  }, [me, decisions, threads, unread, cards, before, away, now])
  useEffect(() => setWaitingSigns(room, signsOf(waiting)), [room, waiting])
  useEffect(() => () => setWaitingSigns(room, noSigns), [room])
  return waiting
}
