// What the room's menu offers besides its cart and its talk: one line an entry, each a panel over the room. An entry's word
// is the one of its name in `locales/*/menu.json`. Imported only by what is loaded on demand.
import type { ComponentType } from 'react'
import { HistoryPanel } from '#client/history/history-panel.tsx'
import { NotificationsPanel } from '#client/notifications/notifications-panel.tsx'
import { LookBack } from '#client/past/look-back.tsx'
import { SummaryPanel } from '#client/summary/summary-panel.tsx'
import { HistoryIcon } from '#client/ui/icons.tsx'
import { LookBackIcon, NotificationsIcon, SummaryIcon } from '#client/ui/lazy-icons.tsx'

/** What every panel of the menu is given. */
export interface MorePanelProps {
  readonly onClose: () => void
}

interface MoreEntry {
  readonly icon: ComponentType
  readonly panel: ComponentType<MorePanelProps>
}

/** The entries, in the order of the menu. */
export const more = {
  history: { icon: HistoryIcon, panel: HistoryPanel },
  past: { icon: LookBackIcon, panel: LookBack },
  summary: { icon: SummaryIcon, panel: SummaryPanel },
  notifications: { icon: NotificationsIcon, panel: NotificationsPanel },
} as const satisfies Record<string, MoreEntry>

/** A panel that the menu opens. */
export type MorePanel = keyof typeof more
