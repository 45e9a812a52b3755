import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '#client/ui/menu.tsx'
import { more } from './more.tsx'
import type { MorePanel } from './more.tsx'

interface MoreMenuProps {
  /** The button that opened it. */
  by: RefObject<HTMLElement | null>
  onPanel: (panel: MorePanel) => void
  onClose: () => void
}

/** The entries of the room's menu. */
export function MoreMenu({ by, onPanel, onClose }: MoreMenuProps) {
  const { t } = useTranslation('menu')
  const actions = (Object.keys(more) as MorePanel[]).map((id) => {
    const { icon: Icon } = more[id]
    return { id, words: t(id), icon: <Icon />, run: () => onPanel(id) }
  })
  return <Menu label={t('label')} by={by} actions={actions} onClose={onClose} />
}
