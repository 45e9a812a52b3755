// The messages of a thread. Only those in sight are drawn; the end stays in sight for who is there, and for who reads further
// up nothing moves.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Range } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { DownIcon } from '#client/ui/icons.tsx'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { MessageRow } from './message-row.tsx'
import type { Row } from './message-row.tsx'
import { firstUnread, rowsOf } from './rows.ts'
import { atEndPx, isAtEnd, useReading } from './use-reading.ts'

/** What others can make the feed do. */
export interface FeedHandle {
  toEnd(): void
}

interface MessageFeedProps {
  thread: ThreadView
  label: string
  handle: Ref<FeedHandle>
  onAnswer: (message: string) => void
  onReword: (message: string) => void
}

const litMs = 1_600

/** A feed as ARIA describes it: articles, gone through with Page Up and Page Down. */
export function MessageFeed({ thread, label, handle, onAnswer, onReword }: MessageFeedProps) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  const unread = useObservable(room.talk.unread).get(thread.id) ?? 0
  const { messages } = thread
  // As it was when the thread was opened: the line must not run away from who reads.
  const [firstNew] = useState(() => firstUnread(messages, unread, me))
  const rows = useMemo(() => rowsOf(messages, firstNew), [messages, firstNew])
  const places = useMemo(() => new Map(messages.map(({ id }, index) => [id, index])), [messages])
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const activeIndex = (active === undefined ? undefined : places.get(active)) ?? rows.length - 1
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateHeight(rows[index]),
    getItemKey: (index) => rows[index]?.message.id ?? index,
    overscan: 6,
    paddingStart: 8,
    paddingEnd: 12,
    scrollPaddingStart: 40,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: atEndPx,
    // The one with the focus stays drawn wherever one scrolls: the focus must not fall off the page.
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), ...(activeIndex >= 0 ? [activeIndex] : [])])].toSorted(
        (a, b) => a - b,
      ),
  })
  const [atEnd, setAtEnd] = useState(true)
  const toEnd = () => virtual.scrollToEnd()
  useImperativeHandle(handle, () => ({ toEnd }))
  const opened = useRef(false)
  useLayoutEffect(() => {
    if (opened.current) return undefined
    opened.current = true
    const place = firstNew === undefined ? undefined : places.get(firstNew)
    if (place === undefined) return virtual.scrollToEnd()
    virtual.scrollToIndex(place, { align: 'start' })
    // Where the first message is the first new one, nothing is scrolled, and no event says that there is more below.
    return setAtEnd(isAtEnd(scroller.current))
  }, [virtual, places, firstNew])
  useReading({ thread: thread.id, atEnd, unread, scroller })
  const { isHighlighted, jump } = useJump((id) => {
    const place = places.get(id)
    if (place !== undefined) virtual.scrollToIndex(place, { align: 'center' })
  })
  const { wish, wished } = useFocusOn(scroller)
  const go = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const next = nextPlace(event.key, index, rows.length)
    const id = next === undefined ? undefined : rows[next]?.message.id
    if (next === undefined || id === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    virtual.scrollToIndex(next, { align: 'auto' })
    setActive(id)
    wish(id)
  }
  useEffect(wished)
  const items = virtual.getVirtualItems()
  return (
    <div className="talk-feed-place">
      <div className="talk-feed" ref={scroller} onScroll={() => setAtEnd(isAtEnd(scroller.current))}>
        <div role="feed" aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index]
            if (!row) return null
            const { id, replyTo } = row.message
            const answeredAt = replyTo === undefined ? undefined : places.get(replyTo)
            return (
              <article
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-message={id}
                tabIndex={index === activeIndex ? 0 : -1}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                aria-labelledby={`who-${id}`}
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => setActive(id)}
                onKeyDown={(event) => go(event, index)}
              >
                <MessageRow
                  {...row}
                  thread={thread.id}
                  answered={replyTo === undefined ? undefined : (messages[answeredAt ?? -1] ?? 'gone')}
                  isHighlighted={isHighlighted === id}
                  onJump={jump}
                  onAnswer={onAnswer}
                  onReword={onReword}
                />
              </article>
            )
          })}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className="talk-below" data-news={unread > 0 || undefined} onClick={toEnd}>
          {unread > 0 ? t('newBelow', { count: unread }) : <span className="only-read-out">{t('toEnd')}</span>}
          <DownIcon />
        </button>
      )}
    </div>
  )
}

/** About as high as a row is drawn: where it is far off, the first new message is not where the feed is scrolled to. */
function estimateHeight(row: Row | undefined): number {
  if (!row) return 0
  const { text, products = [], files = [], reactions } = row.message
  const lines = Math.ceil(text.length / 40) * 22
  const things = products.length * 68 + files.length * 120 + (reactions.length > 0 ? 42 : 0)
  return 8 + lines + things + (row.startsGroup ? 30 : 0) + (row.startsDay ? 40 : 0) + (row.startsNew ? 36 : 0)
}

function nextPlace(key: string, index: number, count: number): number | undefined {
  const next = {
    PageDown: index + 1,
    ArrowDown: index + 1,
    PageUp: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  }
  const place = next[key as keyof typeof next]
  return place === undefined || place < 0 || place >= count ? undefined : place
}

/** Goes to a message and lights it up for a moment. */
function useJump(scrollTo: (id: string) => void) {
  const [isHighlighted, setLit] = useState<string>()
  const latest = useRef(scrollTo)
  latest.current = scrollTo
  const [jump] = useState(() => (id: string) => {
    latest.current(id)
    setLit(id)
  })
  useEffect(() => {
    if (isHighlighted === undefined) return undefined
    const timer = setTimeout(() => setLit(undefined), litMs)
    return () => clearTimeout(timer)
  }, [isHighlighted])
  return { isHighlighted, jump }
}

/** Gives the focus to a message as soon as it is drawn. */
function useFocusOn(scroller: { readonly current: HTMLElement | null }) {
  const waiting = useRef<string>(undefined)
  const wished = () => {
    if (waiting.current === undefined) return
    const article = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(waiting.current)}"]`)
    if (!article) return
    waiting.current = undefined
    article.focus({ preventScroll: true })
  }
  const wish = (id: string) => {
    waiting.current = id
  }
  return { wish, wished }
}
