import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { installOffer } from '#client/ui/install.ts'
import { HomeScreenIcon } from '#client/ui/lazy-icons.tsx'
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
  const install = installOffer()
  const home = install ? [{ id: 'install', words: t('install'), icon: <HomeScreenIcon />, run: install }] : []
  return <Menu label={t('label')} by={by} actions={[...actions, ...home]} onClose={onClose} />
}
