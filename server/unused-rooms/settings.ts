import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const unusedRoomsSettings = {
  ROOM_DAYS: setting(whole(0, 36_500).default(365), {
    about:
      'days after which a room that nobody used is deleted; its members are told 14 days before, where they are notified; 0 keeps all',
    default: '365',
  }),
} as const

export type UnusedRoomsSettings = SettingsOf<typeof unusedRoomsSettings>
