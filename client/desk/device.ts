// This browser as a device on which an associate is called with the page closed.
import { locale } from '#client/locales/words.ts'
import { bodyOf, canPush, subscribePush } from '#client/rooms/push-subscription.ts'
import { saveStaffDevice, staffDevice } from '#client/rooms/staff-device.ts'
import type { DeskAttention } from '#client/sdk/desk-attention.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import type { StaffAttention } from '#shared/desk/attention.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'

/** How this browser stands with calls: `blocked` is the person's own word to the browser. */
export type DeviceState = 'unable' | 'blocked' | 'off' | 'on'

/** Whether this browser was to be called in an earlier shift: then it is in the next one, too. */
const wishKey = 'tagalong.desk.called'

/** How this browser stands, by the devices that the server knows. */
export async function deviceState(shop: ShopId, { devices }: Pick<StaffAttention, 'devices'>): Promise<DeviceState> {
  if (!canPush()) return 'unable'
  if (Notification.permission === 'denied') return 'blocked'
  const saved = await staffDevice(shop)
  return saved && devices.some(({ id }) => id === saved.id) ? 'on' : 'off'
}

/**
 * Asks the person and subscribes; to be called by a press, after it was said what for.
 * @returns whether they agreed. Throws where the browser's push service cannot be reached.
 */
export async function addDevice(attention: DeskAttention, shop: ShopId, publicKey: string): Promise<Outcome<boolean>> {
  if ((await Notification.requestPermission()) !== 'granted') return granted(false)
  const added = await attention.addDevice({ ...bodyOf(await subscribePush(publicKey)), language: locale() })
  if (!added.ok) return added
  await saveStaffDevice(shop, added.value)
  deviceStorage.save(wishKey, 'yes')
  return granted(true)
}

/** Ends it; the browser itself stays subscribed, for rooms. */
export async function removeDevice(attention: DeskAttention, shop: ShopId): Promise<Outcome<void>> {
  const saved = await staffDevice(shop)
  const removed = saved ? await attention.removeDevice(saved.id) : granted(undefined)
  if (!removed.ok) return removed
  await saveStaffDevice(shop, undefined)
  deviceStorage.save(wishKey, undefined)
  return granted(undefined)
}

/** A device belongs to one session, and the browser may have changed its subscription: once a shift it is made known again. */
export async function renewDevice(attention: DeskAttention, shop: ShopId): Promise<void> {
  if (deviceStorage.read(wishKey) !== 'yes' || !canPush() || Notification.permission !== 'granted') return
  const settings = await attention.settings()
  const publicKey = settings.ok ? settings.value.offered?.publicKey : undefined
  if (publicKey === undefined) return
  // Without a push service there is nothing to renew, and the desk works all the same.
  await addDevice(attention, shop, publicKey).catch(() => undefined)
}
