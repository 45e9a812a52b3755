import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const auditSettings = {
  AUDIT_DAYS: setting(whole(0, 36_500).default(365), {
    about: 'days for which the audit log keeps who did what to whom; 0 for ever',
    default: '365',
  }),
} as const

export type AuditSettings = SettingsOf<typeof auditSettings>
