import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const visitsSettings = {
  VISIT_SILENT_MINUTES: setting(whole(1, 1_440).default(15), {
    about: 'minutes after which a visit of an associate ends by itself where nobody writes',
    default: '15',
  }),
} as const

export type VisitsSettings = SettingsOf<typeof visitsSettings>
