// How this member is notified of the room while they are away, and what concerns them while they are here.
import type {
  ChangeNotifications,
  NotificationSettings,
  PushDevice,
  SubscribePush,
} from '#shared/notifications/contracts.ts'
import type { Notification } from '#shared/notifications/notification.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'
import type { People } from './people-channel.ts'

/** How this member is notified of the room: each member sets their own. Calls refuse as the HTTP API does, and `offline`. */
export interface Notifications {
  /** The settings, and what this server offers: without mail or push there, neither is to be shown. */
  settings(): Promise<Outcome<NotificationSettings>>
  /**
   * Changes the given settings, after the changes before. A new mail address first gets a letter that asks to confirm it.
   * @returns the settings now.
   */
  change(changes: ChangeNotifications): Promise<Outcome<NotificationSettings>>
  /** Has push messages sent to a browser. @param device what its push manager answered. */
  takePush(device: SubscribePush): Promise<Outcome<PushDevice>>
  /** Ends push messages to a browser, by the id that `takePush` answered. */
  endPush(id: string): Promise<Outcome<void>>
  /**
   * Calls back once for each notification while the room is open here; the first listener also gets those that came before it.
   * @returns the function that ends the subscription.
   */
  onNotification(listener: (notification: Notification) => void): () => void
}

/** What notifications stand on. */
export interface NotificationsContext {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly people: Pick<People, 'on'>
}

/** Enough to recognise a notification that is sent again. */
const mostRemembered = 200
const mostUnheard = 10

/** Opens the notifications of a room. */
export function openNotifications({ call, info, people }: NotificationsContext): Notifications {
  const listeners = new Set<(notification: Notification) => void>()
  const known = new Set<string>()
  /** Received before anybody listened: by a page that is still loading its parts. */
  let unheard: Notification[] = []
  /** Settled once the change before is answered. */
  let last: Promise<unknown> = Promise.resolve()
  const settings = `/rooms/${info.id}/notice-settings`
  const devices = `/rooms/${info.id}/push-subscriptions`
  people.on('notice', (notification) => {
    if (known.has(notification.id)) return
    known.add(notification.id)
    const [oldest] = known
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
    if (listeners.size === 0) unheard = [...unheard, notification].slice(-mostUnheard)
    for (const listener of [...listeners]) listener(notification)
  })
  return {
    settings: () => call<NotificationSettings>({ path: settings }),
    change(changes) {
      // Two requests at once may reach the server in either order, and the later one must win.
      const changed = last.then(() => call<NotificationSettings>({ method: 'PUT', path: settings, body: changes }))
      last = changed.catch(() => undefined)
      return changed
    },
    takePush: (device) => call<PushDevice>({ method: 'POST', path: devices, body: device }),
    endPush: (id) => done(call({ method: 'DELETE', path: `${devices}/${id}` })),
    onNotification(listener) {
      listeners.add(listener)
      for (const notification of unheard.splice(0)) listener(notification)
      return () => listeners.delete(listener)
    },
  }
}
