// Push messages: each notification is shown once, and not at all where its room is in view; a tap goes to its subject.
import { aboutAddress, roomAddress } from '#client/rooms/addresses.ts'
import type { StaffPush } from '#shared/desk/attention.ts'
import type { PushedNotification } from '#shared/notifications/notification.ts'
import { postToPage } from '#client/rooms/worker-messages.ts'
import { onDeskPush, onDeskTap } from './desk-pushes.ts'
import type { DeskTapped } from './desk-pushes.ts'

declare const self: ServiceWorkerGlobalScope

/** Ids of notifications that were shown, as addresses of empty cache entries: a worker has no simpler storage. */
const shownCache = 'notices shown'
const mostShown = 200
const icon = '/icon-192.png'
const badge = '/badge-96.png'

/** A message came. */
export async function onPush({ data }: PushEvent): Promise<void> {
  const notification = data ? notificationIn(data) : undefined
  if (notification && 'kind' in notification) return onDeskPush(notification)
  if (!notification || (await isInView(notification.room)) || !(await isFirst(notification.id))) return
  const { title, body, id, lang, dir, room, subject, url } = notification
  await self.registration.showNotification(title, {
    ...{ body, lang, dir, tag: id, badge, icon: notification.icon ?? icon },
    data: { room, subject, url } satisfies Tapped,
  })
}

/** Somebody tapped a notification. */
export async function onTap({ notification, action }: NotificationEvent): Promise<void> {
  if ('push' in (notification.data as Tapped | DeskTapped)) return onDeskTap(notification, action)
  notification.close()
  const { room, subject, url } = notification.data as Tapped
  const open = (await pagesOf(room))[0]
  if (!open) return void (await self.clients.openWindow(addressOf({ room, subject, url })))
  // First: a browser may refuse to bring a window to the front.
  postToPage(open, { kind: 'go', subject })
  await open.focus()
}

/**
 * The browser ended its subscription, or the push service gave it another address. A page that is open, or the next one that opens a
 * room, tells the server: only pages know who one is there.
 */
export async function onSubscriptionChange(event: Event): Promise<void> {
  const { oldSubscription, newSubscription } = event as Event &
    Partial<Record<`${'old' | 'new'}Subscription`, PushSubscription>>
  // Not every browser says what it was; the page asks the server for its key.
  if (!newSubscription && oldSubscription)
    await self.registration.pushManager.subscribe(oldSubscription.options).catch(() => undefined)
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    postToPage(page, { kind: 'push-changed' })
}

/** What asks something can be answered in one tap where its link leads; all else is to be looked at in the room. */
function addressOf({ room, subject, url }: Tapped): string {
  const isRoom = new URL(url).pathname.startsWith('/r/')
  return isRoom ? `${roomAddress(room)}${aboutAddress(subject)}` : url
}

type Tapped = Pick<PushedNotification, 'room' | 'subject' | 'url'>

function notificationIn(data: PushMessageData): PushedNotification | StaffPush | undefined {
  try {
    return data.json() as PushedNotification | StaffPush
  } catch {
    return undefined
  }
}

async function isInView(room: string): Promise<boolean> {
  return (await pagesOf(room)).some(({ visibilityState }) => visibilityState === 'visible')
}

async function pagesOf(room: string): Promise<readonly WindowClient[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return pages.filter(({ url }) => new URL(url).pathname === `/r/${encodeURIComponent(room)}`)
}

/** Whether a notification has not been shown here before; records it. */
async function isFirst(id: string): Promise<boolean> {
  const shown = await caches.open(shownCache)
  const entry = `/${encodeURIComponent(id)}`
  if (await shown.match(entry)) return false
  await shown.put(entry, new Response())
  const entries = await shown.keys()
  await Promise.all(entries.slice(0, -mostShown).map((old) => shown.delete(old)))
  return true
}
