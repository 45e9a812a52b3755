// What concerns this member, on a page that is open: said quietly where it is not in sight anyway, and gone to when a notice was tapped.
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { notifiedDestination } from '#client/rooms/addresses.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { Room } from '#client/sdk/index.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { ToPage } from '#client/rooms/worker-messages.ts'
import type { Notification } from '#shared/notifications/notification.ts'
import { renewPush } from './push-here.ts'

/** The page shows by itself what it shows within so long. */
const lookMs = 800

/** Draws nothing. */
export function Notified() {
  const room = useRoom()
  const navigation = useNavigation()
  const { t } = useTranslation('notify')
  const show = useEffectEvent((notification: Notification) => {
    if (isInSight(notification, room)) return
    const name = notification.by === null ? room.shop.name : nameOf(room, notification.by, t('told.somebody'))
    const destination = notifiedDestination(notification.subject)
    toast(t(`told.${wordOf(notification, room)}`, { name }), {
      label: t('told.show'),
      run: () => destination && navigation.go(destination),
    })
  })
  useEffect(
    () => room.notifications.onNotification((notification) => void setTimeout(() => show(notification), lookMs)),
    [room],
  )
  const renew = useEffectEvent(async () => {
    const isOn = await renewPush(room.info.id, room.notifications).catch(() => false)
    if (!isOn) toast(t('told.pushEnded'), { label: t('told.show'), run: () => navigation.go({ to: 'notifications' }) })
  })
  useEffect(() => {
    // The worker hears it first when the browser ends or moves its subscription.
    const onMessage = ({ data }: MessageEvent<ToPage>) => {
      if (data.kind === 'push-changed') void renew()
    }
    void renew()
    navigator.serviceWorker?.addEventListener('message', onMessage)
    return () => navigator.serviceWorker?.removeEventListener('message', onMessage)
  }, [room])
  return null
}

/** Whether the page shows it already: what waits stands in its strip, and what was said in a thread that is open is read. */
function isInSight({ meaning, subject }: Notification, { talk }: Room): boolean {
  const [topic, id] = partsOf(subject)
  if (meaning === 'asked')
    return isOnScreen(document.querySelector('.waiting')) && !document.querySelector('[role=dialog]')
  // The words of a comment that nobody has answered are in no thread yet: they are read in its card, if that is opened.
  if (topic !== 'thread' || !talk.threads.get().has(id)) return false
  return document.visibilityState === 'visible' && (talk.unread.get().get(id) ?? 0) === 0
}

function isOnScreen(element: Element | null): boolean {
  const place = element?.getBoundingClientRect()
  return place !== undefined && place.height > 0 && place.bottom > 0 && place.top < innerHeight
}

function wordOf(
  { meaning, subject }: Notification,
  { talk }: Room,
): 'asked' | 'vote' | 'named' | 'replied' | 'decided' {
  // A comment that nobody has answered is told to those whom it names.
  const [, id] = partsOf(subject)
  if (meaning === 'replied' && id.startsWith('pin:') && !talk.threads.get().has(id)) return 'named'
  if (meaning === 'replied' || meaning === 'decided') return meaning
  return partsOf(subject)[0] === 'decision' ? 'vote' : 'asked'
}

/** The id may have colons, as that of the talk about a pin. */
function partsOf(subject: string): readonly [topic: string, id: string] {
  const [topic = ''] = subject.split(':', 1)
  return [topic, subject.slice(topic.length + 1)]
}
