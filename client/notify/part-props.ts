import type { ChangeNotices, NoticeSettings } from '#shared/notify/contracts.ts'

/** What each part of the panel is given. */
export interface PartProps {
  readonly settings: NoticeSettings
  readonly change: (changes: ChangeNotices) => Promise<boolean>
}
