import type { ChangeNotifications, NotificationSettings } from '#shared/notifications/contracts.ts'

/** What the server takes where nobody has said anything. */
const unsaid = 'UTC'

/** Where this device is, as an IANA name. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The device's own zone along with somebody's first setting: who is asleep when cannot be known otherwise. */
export function zoneAlong({ timeZone }: NotificationSettings): ChangeNotifications {
  return timeZone === unsaid && deviceZone() !== unsaid ? { timeZone: deviceZone() } : {}
}
