import type { ChangeNotifications, NotificationSettings } from '#shared/notifications/contracts.ts'

/** What each part of the panel is given. */
export interface PartProps {
  readonly settings: NotificationSettings
  readonly change: (changes: ChangeNotifications) => Promise<boolean>
}
