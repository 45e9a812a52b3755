// The strip above the stage with the cards of what waits. It is absent when nothing waits.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#client/rooms/moments.ts'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { noSigns, setWaitingSigns } from '#client/rooms/waiting-signs.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { DownIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { CameCard } from './came-card.tsx'
import { DecidedCard } from './decided-card.tsx'
import { NamedCard } from './named-card.tsx'
import { OpinionCard } from './opinion-card.tsx'
import { PriceCard } from './price-card.tsx'
import { QuestionCard } from './question-card.tsx'
import { ReceiptBar } from './receipt-bar.tsx'
import { ReplyCard } from './reply-card.tsx'
import { ResolvedCard } from './resolved-card.tsx'
import { setAsideIn } from './set-aside.ts'
import { ThingsCard } from './things-card.tsx'
import { VoteCard } from './vote-card.tsx'
import { signsOf, whatWaits } from './waiting.ts'
import type { Waiting } from './waiting.ts'
import './waiting.css'
import './waiting-row.css'
import './waiting-phone.css'

/** The most cards in the row; where it is narrow, or on a phone, style shows fewer. */
const atOnce = 3

/** By then the page is there, and fingers are on it. */
const openingMs = 8_000

/** The strip, with the receipt of what was just done. */
export function WaitingStrip() {
  const waiting = useWaiting()
  // The card that Undo has brought back: it is the first, and open, though it may be one of many.
  const [back, setBack] = useState<string>()
  const ordered = waiting.toSorted((one, other) => Number(other.key === back) - Number(one.key === back))
  return (
    <div className="waits">
      {waiting.length > 0 && (
        <Waitings waiting={ordered} isBack={ordered[0]?.key === back} onFold={() => setBack(undefined)} />
      )}
      <ReceiptBar onUndo={setBack} />
    </div>
  )
}

interface WaitingsProps {
  waiting: readonly Waiting[]
  /** The first of them was just brought back: it is shown, whatever was folded away before. */
  isBack: boolean
  onFold: () => void
}

/** The cards. They lie over the page where they need more than their row: nothing moves for them. */
function Waitings({ waiting, isBack, onFold }: WaitingsProps) {
  const { t } = useTranslation('decisions')
  const asks = waiting.some(({ what }) => what === 'vote' || what === 'question')
  const [all, setAll] = useState(false)
  // On a phone, news alone cover nothing, nor does what comes while somebody is busy.
  const [folded, setFolded] = useState(() => !asks || performance.now() > openingMs)
  const fold = () => {
    setFolded(true)
    onFold()
  }
  return (
    <section
      className="waiting"
      data-all={all || undefined}
      data-folded={(folded && !isBack && !all) || undefined}
      aria-label={t(asks ? 'waiting.title' : 'waiting.news')}
      onKeyDown={({ key }) => key === 'Escape' && setAll(false)}
    >
      <div className="waiting-panel">
        <ul>
          {(all ? waiting : waiting.slice(0, atOnce)).map((one, index) => (
            <li key={one.key}>
              <Card waiting={one} first={index === 0} />
            </li>
          ))}
        </ul>
        <More waiting={waiting} all={all} onAll={setAll} onFold={fold} />
      </div>
      <button type="button" className="waiting-unfold" onClick={() => setFolded(false)}>
        {t('waiting.count', { count: waiting.length })}
        <DownIcon />
      </button>
    </section>
  )
}

interface MoreProps {
  waiting: readonly Waiting[]
  all: boolean
  onAll: (all: boolean) => void
  onFold: () => void
}

/** Shows what is not in sight, and dismisses all news. */
function More({ waiting, all, onAll, onFold }: MoreProps) {
  const { t } = useTranslation('decisions')
  const count = waiting.length
  const news = waiting.filter(({ what }) => what !== 'vote' && what !== 'question')
  const hidden = (shown: number) => t('waiting.more', { count: count - shown })
  return (
    <p className="waiting-more">
      {all && news.length > 1 && <AllSeen news={news} />}
      <Button size="small" kind="plain" className="waiting-more-all" aria-expanded={all} onClick={() => onAll(!all)}>
        {all ? (
          t('waiting.less')
        ) : (
          <>
            {count > 1 && <span className="waiting-more-1">{hidden(1)}</span>}
            {count > 2 && <span className="waiting-more-2">{hidden(2)}</span>}
            {count > 3 && <span className="waiting-more-3">{hidden(3)}</span>}
          </>
        )}
      </Button>
      {!all && (
        <IconButton className="waiting-fold" label={t('waiting.fold')} onClick={onFold}>
          <DownIcon />
        </IconButton>
      )}
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
  const room = useRoom()
  const onSeen = () => room.catchUp.putAway({ id: waiting.key, at: waiting.at })
  const onLater = () => {
    setAsideIn(room).add(waiting.key)
    showReceipt(room, { what: 'set-aside', card: waiting.key })
  }
  switch (waiting.what) {
    case 'vote':
      return <VoteCard decision={waiting.decision} first={first} onLater={onLater} />
    case 'question':
      return <QuestionCard thread={waiting.thread} first={first} onLater={onLater} />
    case 'reply':
      return <ReplyCard card={waiting.key} thread={waiting.thread} replies={waiting.replies} />
    case 'named':
      return <NamedCard card={waiting.key} pin={waiting.pin} onSeen={onSeen} />
    case 'decided':
      return <DecidedCard decision={waiting.decision} onSeen={onSeen} />
    case 'resolved':
      return <ResolvedCard thread={waiting.thread} at={waiting.at} onSeen={onSeen} />
    case 'news':
      return <NewsCard card={waiting.card} onSeen={onSeen} />
    default:
      return waiting satisfies never
  }
}

function NewsCard({ card, onSeen }: { card: CatchUpCard; onSeen: () => void }) {
  const { kind } = card
  if (kind === 'opinion') return <OpinionCard card={card} onSeen={onSeen} />
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
  const pins = useObservable(room.annotations.pins)
  const catchUp = useObservable(room.catchUp.state)
  const away = useObservable(room.catchUp.away)
  const setAside = useObservable(setAsideIn(room).until)
  const soonest = Math.min(...decisions.map(({ outcome, deadline }) => (outcome ? Infinity : (deadline ?? Infinity))))
  const now = useNow(Number.isFinite(soonest) ? soonest : undefined)
  // Decisions that had closed when the catch-up arrived are among its cards, if they are news.
  const endedBefore = useRef<ReadonlySet<string>>(undefined)
  if (catchUp) endedBefore.current ??= new Set(decisions.filter(({ outcome }) => outcome).map(({ id }) => id))
  const before = endedBefore.current
  const cards = catchUp?.cards ?? none
  const waiting = useMemo(() => {
    const ended = before && decisions.filter(({ id, outcome }) => outcome && !before.has(id)).map(({ id }) => id)
    return whatWaits({ me, decisions, threads, pins, unread, cards, closedHere: new Set(ended), away, setAside, now })
  }, [me, decisions, threads, pins, unread, cards, before, away, setAside, now])
  useEffect(() => setWaitingSigns(room, signsOf(waiting)), [room, waiting])
  useEffect(() => () => setWaitingSigns(room, noSigns), [room])
  return waiting
}
