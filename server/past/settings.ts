import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const pastSettings = {
  PAST_DAYS: setting(whole(0, 36_500).default(30), {
    about:
      'days for which a room can be looked at as it was after every change; of older days, only how they ended; 0 for ever',
    default: '30',
  }),
} as const

export type PastSettings = SettingsOf<typeof pastSettings>
