import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const roomsSettings = {
  ROOMS_PER_SHOP: setting(whole(0, 1_000_000_000).default(1_000_000), {
    about: 'rooms one shop may have at a time; 0 for no limit',
    default: '1000000',
  }),
} as const

export type RoomsSettings = SettingsOf<typeof roomsSettings>
