// How this member is told of the room while they are away, and what concerns them while they are here.
import type {
  ChangeNotifications,
  NotificationSettings,
  PushDevice,
  SubscribePush,
} from '#shared/notifications/contracts.ts'
import type { Notification } from '#shared/notifications/notification.ts'
import type { Api } from './http.ts'
import { done } from './members.ts'
import type { Notifications } from './room.ts'

/** `Notices` that are told of what the people channel brings. */
export interface LiveNotifications extends Notifications {
  told(notification: Notification): void
}

/** Enough to know a notice that is told again. */
const mostRemembered = 200
const mostUnheard = 10

/** Opens the notices of a room. */
export function openNotifications(call: Api, roomId: string): LiveNotifications {
  const listeners = new Set<(notification: Notification) => void>()
  const toldBefore = new Set<string>()
  /** Told before anybody listened: a page that is still loading its parts. */
  let unheard: Notification[] = []
  const settings = `/rooms/${roomId}/notice-settings`
  const devices = `/rooms/${roomId}/push-subscriptions`
  return {
    settings: () => call<NotificationSettings>({ path: settings }),
    change: (changes: ChangeNotifications) =>
      call<NotificationSettings>({ method: 'PUT', path: settings, body: changes }),
    takePush: (device: SubscribePush) => call<PushDevice>({ method: 'POST', path: devices, body: device }),
    endPush: (id) => done(call({ method: 'DELETE', path: `${devices}/${id}` })),
    onNotification(listener) {
      listeners.add(listener)
      for (const notification of unheard.splice(0)) listener(notification)
      return () => listeners.delete(listener)
    },
    told(notification) {
      if (toldBefore.has(notification.id)) return
      toldBefore.add(notification.id)
      const [oldest] = toldBefore
      if (toldBefore.size > mostRemembered && oldest !== undefined) toldBefore.delete(oldest)
      if (listeners.size === 0) unheard = [...unheard, notification].slice(-mostUnheard)
      for (const listener of [...listeners]) listener(notification)
    },
  }
}
