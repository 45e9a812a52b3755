import * as z from 'zod'
import { setting } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

export const catalogSettings = {
  DEMO_SHOP_FILE: setting(z.string().min(1).optional(), {
    about:
      'JSON file of a demo shop to show in place of the one that comes along: its name, and products as the HTTP API gives them',
    default: 'unset: the one that comes along',
  }),
} as const

export type CatalogSettings = SettingsOf<typeof catalogSettings>
