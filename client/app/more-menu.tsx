import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Destination } from '#client/rooms/destination.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { installOffer } from '#client/ui/install.ts'
import { HomeScreenIcon, menuIcons } from '#client/ui/lazy-icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { kindsOf, usePlaces } from './place.ts'

interface MoreMenuProps {
  /** The button that opened it. */
  by: RefObject<HTMLElement | null>
  onClose: () => void
}

/** The room's menu: the places that have an entry in it. */
export function MoreMenu({ by, onClose }: MoreMenuProps) {
  const { t } = useTranslation('menu')
  const places = usePlaces()
  const navigation = useNavigation()
  const room = useRoom()
  const actions = kindsOf(places).flatMap((kind) => {
    const { menu } = places.destinations[kind]
    if (!menu || menu.isOffered?.(room) === false) return []
    const Icon = menuIcons[menu.icon]
    return [{ id: kind, words: t(menu.words), icon: <Icon />, run: () => navigation.go({ to: kind } as Destination) }]
  })
  const install = installOffer()
  const home = install ? [{ id: 'install', words: t('install'), icon: <HomeScreenIcon />, run: install }] : []
  return <Menu label={t('label')} by={by} actions={[...actions, ...home]} onClose={onClose} />
}
