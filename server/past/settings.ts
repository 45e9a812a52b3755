import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const pastSettings = {
  PAST_DAYS: setting(whole(0, 36_500).default(30), {
    about:
      'days (UTC) for which a room can be looked at as it was after every change; of older days, only how they ended; 0 for ever',
    default: '30',
  }),
  TAKEN_BACK_HOURS: setting(whole(0, 8_760).default(24), {
    about:
      'hours after which what members took back or overwrote leaves the file as well, at most one hour later; until then its author may restore it',
    default: '24',
  }),
} as const

export type PastSettings = SettingsOf<typeof pastSettings>
