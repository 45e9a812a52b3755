// The bar within reach of the thumb.
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { CartIcon, InviteIcon, PeopleIcon, SearchIcon, TalkIcon } from '#client/ui/icons.tsx'
import { find } from './find.ts'
import type { Panel } from './panels.tsx'
import { useUnread } from './unread.ts'
import './dock.css'

/** Opens cart, people, search and invitation as sheets. */
export function Dock({ onPanel }: { onPanel: (panel: Panel) => void }) {
  const { t } = useTranslation('app')
  const may = useMay()
  const { lines } = useObservable(useRoom().cart.view)
  const unread = useUnread()
  const count = lines.filter(({ lane }) => lane !== 'rejected').length
  useEffect(() => {
    // Messages keep clear of the bar.
    document.documentElement.style.setProperty('--dock', '64px')
    return () => void document.documentElement.style.removeProperty('--dock')
  }, [])
  const item = (panel: Panel, words: string, icon: ReactNode, badge?: number) => (
    <button type="button" onClick={() => (panel === 'find' ? find(onPanel) : onPanel(panel))}>
      <span className="dock-icon">
        {icon}
        {badge !== undefined && badge > 0 && <span className="dock-badge">{badge}</span>}
      </span>
      {words}
    </button>
  )
  return (
    <nav className="dock" aria-label={t('dock')}>
      {item('cart', t('cart'), <CartIcon />, count)}
      {item('talk', t('talk'), <TalkIcon />, unread)}
      {item('people', t('people'), <PeopleIcon />)}
      {item('find', t('findShort'), <SearchIcon />)}
      {may.host && item('invite', t('invite'), <InviteIcon />)}
    </nav>
  )
}
