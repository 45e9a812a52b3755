// The subscription of this browser to push messages: one for all rooms and the desk.
import type { SubscribePush } from '#shared/notifications/contracts.ts'

/** Whether this browser could take push messages at all. Of some phones only the page on the home screen can. */
export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
}

/** Subscribes, or finds what is subscribed. Throws where the browser's push service cannot be reached. */
export async function subscribePush(publicKey: string): Promise<PushSubscription> {
  // Somebody quick gets here before the worker, which is registered once the page is at rest.
  await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
  const registration = await navigator.serviceWorker.ready
  const before = await registration.pushManager.getSubscription()
  const applicationServerKey = bytesOf(publicKey)
  // One that was made for another key of the server takes nothing from it any more.
  if (before && !isSame(before.options.applicationServerKey, applicationServerKey)) await before.unsubscribe()
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
}

/** As the server takes it. */
export function bodyOf(subscription: PushSubscription): SubscribePush {
  const { endpoint, keys = {} } = subscription.toJSON()
  return { endpoint: endpoint ?? '', keys: { p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' } }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function isSame(one: ArrayBuffer | null, other: Uint8Array): boolean {
  return one !== null && new Uint8Array(one).toString() === other.toString()
}
