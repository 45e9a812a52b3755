// What concerns this member, on a page that is open: said quietly where it is not in sight anyway, and gone to when a notice was tapped.
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWays } from '#client/rooms/ways.tsx'
import { notify } from '#client/ui/notices.tsx'
import type { Notice } from '#shared/notify/notice.ts'
import { renewPush } from './push-here.ts'

/** The page shows by itself what it shows within so long. */
const lookMs = 800
const about = '#about='

/** Draws nothing. */
export function Notified() {
  const room = useRoom()
  const ways = useWays()
  const { t } = useTranslation('notify')
  const go = useEffectEvent((subject: string) => {
    const [topic, id = ''] = partsOf(subject)
    if (topic === 'decision') ways.openDecision(id)
    else if (topic === 'thread' || topic === 'question') ways.talk({ thread: id })
  })
  const tell = useEffectEvent((notice: Notice) => {
    if (isInSight(notice, room.talk.unread.get())) return
    const name = notice.by === null ? room.shop.name : nameOf(room, notice.by, t('told.somebody'))
    notify(t(`told.${wordOf(notice)}`, { name }), { label: t('told.show'), run: () => go(notice.subject) })
  })
  useEffect(() => room.notices.onNotice((notice) => void setTimeout(() => tell(notice), lookMs)), [room])
  useEffect(() => onTapped((subject) => go(subject)), [])
  useEffect(() => {
    // Another time does as well: nothing is lost but a message or two.
    renewPush(room.info.id, room.notices).catch(() => undefined)
  }, [room])
  return null
}

/** Hears of what was tapped: it stands in the address. */
function onTapped(go: (subject: string) => void): () => void {
  const onHash = () => {
    if (!location.hash.startsWith(about)) return
    const subject = decodeURIComponent(location.hash.slice(about.length))
    // Going back must not open it again.
    history.replaceState(history.state, '', location.pathname + location.search)
    go(subject)
  }
  onHash()
  addEventListener('hashchange', onHash)
  return () => removeEventListener('hashchange', onHash)
}

/** Whether the page shows it already: what waits stands in its strip, and what was said in a thread that is open is read. */
function isInSight({ meaning, subject }: Notice, unread: ReadonlyMap<string, number>): boolean {
  const [topic, id = ''] = partsOf(subject)
  if (meaning === 'asked')
    return isOnScreen(document.querySelector('.waiting')) && !document.querySelector('[role=dialog]')
  return topic === 'thread' && document.visibilityState === 'visible' && (unread.get(id) ?? 0) === 0
}

function isOnScreen(element: Element | null): boolean {
  const place = element?.getBoundingClientRect()
  return place !== undefined && place.height > 0 && place.bottom > 0 && place.top < innerHeight
}

function wordOf({ meaning, subject }: Notice): 'asked' | 'vote' | 'replied' | 'decided' {
  if (meaning === 'replied' || meaning === 'decided') return meaning
  return partsOf(subject)[0] === 'decision' ? 'vote' : 'asked'
}

function partsOf(subject: string): [topic: string, id: string | undefined] {
  const [topic = '', id] = subject.split(':', 2)
  return [topic, id]
}
