import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const attentionSettings = {
  HELP_PUSH_SECONDS: setting(whole(0, 3600).default(8), {
    about:
      'seconds after which a question that nobody took is pushed again to the devices of an associate; 0 for once only',
    default: '8',
  }),
} as const

export type AttentionSettings = SettingsOf<typeof attentionSettings>
