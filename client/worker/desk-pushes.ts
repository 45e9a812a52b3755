// Push messages to an associate: a call stays until it is answered, can be answered from the notification itself, and is replaced once it
// is over. What is seen at an open desk is not shown beside it.
import { deskAddress, visitEnd } from '#client/rooms/addresses.ts'
import { saveStaffDevice, staffDevice } from '#client/rooms/staff-device.ts'
import { postToPage } from '#client/rooms/worker-messages.ts'
import type { StaffPush, StaffPushAct } from '#shared/desk/attention.ts'

declare const self: ServiceWorkerGlobalScope

const icon = '/icon-192.png'
const badge = '/badge-96.png'

/** What a notification of the desk remembers. */
export interface DeskTapped {
  readonly push: StaffPush
}

export async function onDeskPush(push: StaffPush): Promise<void> {
  const shown = await self.registration.getNotifications({ tag: push.tag })
  const isSeen = (await desksOf(push.shop)).some(({ visibilityState }) => visibilityState === 'visible')
  // Nothing is said of what was not shown, or has no words of its own.
  const isToClose = isSeen || (push.is === 'over' && (shown.length === 0 || push.title === ''))
  if (isToClose) for (const one of shown) one.close()
  else await show(push)
}

/** Somebody answered a notification of the desk, or tapped it. */
export async function onDeskTap(notification: Notification, action: string): Promise<void> {
  notification.close()
  const { push } = notification.data as DeskTapped
  if (action === 'claim' || action === 'pass') return act(push, action)
  return open(push, push.visit)
}

async function act(push: StaffPush, action: StaffPushAct): Promise<void> {
  const done = await ask(push, `requests/${push.request ?? ''}/${action}`).catch(() => ({ code: 'offline' }))
  if ('code' in done) return fail(push, done.code)
  return action === 'claim' ? open(push, done.visitId) : undefined
}

/** Calls the server as this device's associate, with a token that is asked for now: a message carries none. */
async function ask(push: StaffPush, path: string): Promise<{ readonly visitId?: string } | { readonly code: string }> {
  const device = await staffDevice(push.shop)
  if (!device) return { code: 'session-ended' }
  const { id, secret } = device
  const renewed = await post<{ token: string }>(`devices/${id}/session`, { body: JSON.stringify({ secret }) })
  if ('code' in renewed) {
    if (renewed.code === 'session-ended') await saveStaffDevice(push.shop, undefined)
    return renewed
  }
  return post(path, { headers: { authorization: `Bearer ${renewed.token}` } })
}

async function post<Body>(
  path: string,
  { headers = {}, body }: RequestInit,
): Promise<Body | { readonly code: string }> {
  const type = { 'content-type': 'application/json' }
  const answer = await fetch(`/api/v1/desk/${path}`, {
    method: 'POST',
    headers: { ...(body === undefined ? {} : type), ...(headers as Record<string, string>) },
    body: body ?? null,
  })
  const text = await answer.text()
  return (text === '' ? {} : JSON.parse(text)) as Body | { readonly code: string }
}

/** Says in place of the call why it was not taken. */
function fail(push: StaffPush, code: string): Promise<void> {
  const body = push.failed[code] ?? push.failed['else'] ?? ''
  return show({ ...push, body, acts: [], silent: true })
}

async function show(push: StaffPush): Promise<void> {
  const { title, body, lang, dir, tag, silent, acts, is } = push
  // Not every browser has them, and its types know none of these.
  const more = { actions: acts, renotify: is === 'call' && !silent, requireInteraction: is === 'call' }
  await self.registration.showNotification(title, {
    ...{ body, lang, dir, tag, silent, icon, badge, ...more },
    data: { push } satisfies DeskTapped,
  })
}

async function open({ shop }: StaffPush, visit: string | undefined): Promise<void> {
  const [desk] = await desksOf(shop)
  if (!desk)
    return void (await self.clients.openWindow(`${deskAddress(shop)}${visit === undefined ? '' : visitEnd(visit)}`))
  // First: a browser may refuse to bring a window to the front.
  if (visit !== undefined) postToPage(desk, { kind: 'go-visit', visit })
  await desk.focus()
}

async function desksOf(shop: string): Promise<readonly WindowClient[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return pages.filter(({ url }) => {
    const { pathname, searchParams } = new URL(url)
    return pathname === '/desk' && (searchParams.get('shop') ?? 'demo') === shop
  })
}
