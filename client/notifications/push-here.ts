// Push messages in this browser. Its subscription is one for all rooms; which rooms may use it, each room's server side knows.
import { bodyOf, canPush, subscribePush } from '#client/rooms/push-subscription.ts'
import type { Notifications } from '#client/sdk/index.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'

/** How this browser stands with push: `blocked` is the person's own word to the browser, which only they can take back there. */
export type PushState = 'unable' | 'blocked' | 'off' | 'on'

/** What is remembered of a room on this device. */
interface SavedPush {
  /** The id by which the server knows this browser. */
  readonly id: string
  readonly endpoint: string
}

const storageKey = 'tagalong.push'

/** @param devices the browsers of this member that the server knows. */
export function pushState(roomId: string, devices: readonly { readonly id: string }[]): PushState {
  if (!canPush()) return 'unable'
  if (Notification.permission === 'denied') return 'blocked'
  const saved = savedPush(roomId)
  return saved && Notification.permission === 'granted' && devices.some(({ id }) => id === saved.id) ? 'on' : 'off'
}

/** The id by which the server knows this browser; undefined where it takes none. */
export function idHere(roomId: string): string | undefined {
  return savedPush(roomId)?.id
}

/**
 * Asks the person and subscribes; to be called by a press, after it was said what for.
 * @returns whether they agreed. Throws where the browser's push service cannot be reached.
 */
export async function turnPushOn(
  roomId: string,
  notifications: Notifications,
  publicKey: string,
): Promise<Outcome<boolean>> {
  if ((await Notification.requestPermission()) !== 'granted') return granted(false)
  const subscription = await subscribePush(publicKey)
  const taken = await notifications.takePush(bodyOf(subscription))
  if (!taken.ok) return taken
  savePush(roomId, { id: taken.value.id, endpoint: subscription.endpoint })
  return granted(true)
}

/** Ends them for a room; the browser itself stays subscribed, for its other rooms. */
export async function turnPushOff(roomId: string, notifications: Notifications): Promise<Outcome<void>> {
  const saved = savedPush(roomId)
  const ended = saved ? await notifications.endPush(saved.id) : granted(undefined)
  if (ended.ok) savePush(roomId, undefined)
  return ended
}

/**
 * Mends what happened to this browser's subscription since the last visit; a worker cannot, for it knows no member. Where the
 * browser ended it, this subscribes again as long as the person's permission remains.
 * @returns false where this device got messages and does not any more. Throws as `turnPushOn` does.
 */
export async function renewPush(roomId: string, notifications: Notifications): Promise<boolean> {
  const saved = savedPush(roomId)
  if (!saved || !canPush()) return true
  if (Notification.permission !== 'granted') {
    savePush(roomId, undefined)
    // The push service says the same to the server, sooner or later.
    await notifications.endPush(saved.id)
    return false
  }
  const registration = await navigator.serviceWorker.getRegistration()
  const before = await registration?.pushManager.getSubscription()
  if (before?.endpoint === saved.endpoint) return true
  const subscription = before ?? (await subscribeAgain(notifications))
  const taken = subscription && (await notifications.takePush(bodyOf(subscription)))
  // Without a network the next visit does as well.
  if (!subscription || !taken?.ok) return true
  savePush(roomId, { id: taken.value.id, endpoint: subscription.endpoint })
  if (taken.value.id !== saved.id) await notifications.endPush(saved.id)
  return true
}

/** Undefined where the server cannot be asked for its key now. */
async function subscribeAgain(notifications: Notifications): Promise<PushSubscription | undefined> {
  const settings = await notifications.settings()
  const publicKey = settings.ok ? settings.value.offered.push?.publicKey : undefined
  return publicKey === undefined ? undefined : subscribePush(publicKey)
}

function savedPush(roomId: string): SavedPush | undefined {
  return readAll()[roomId]
}

function savePush(roomId: string, saved: SavedPush | undefined): void {
  const { [roomId]: _before, ...others } = readAll()
  deviceStorage.saveJson(storageKey, saved ? { ...others, [roomId]: saved } : others)
}

function readAll(): Readonly<Record<string, SavedPush>> {
  return (deviceStorage.readJson(storageKey) ?? {}) as Record<string, SavedPush>
}
