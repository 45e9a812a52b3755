// The bar within reach of the thumb.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Destination, DestinationKind } from '#client/rooms/destination.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { kindsOf, usePlaces } from './place.ts'
import type { DockEntry } from './place.ts'
import './dock.css'

/** The buttons of the places that have one here. */
export function Dock() {
  const { t } = useTranslation('app')
  const places = usePlaces()
  useEffect(() => {
    // Toasts keep clear of the bar.
    document.documentElement.style.setProperty('--dock', '60px')
    return () => void document.documentElement.style.removeProperty('--dock')
  }, [])
  return (
    <nav className="dock" aria-label={t('dock')}>
      {kindsOf(places).map((kind) => {
        const { dock } = places.destinations[kind]
        return dock && <DockButton key={kind} kind={kind} entry={dock} />
      })}
    </nav>
  )
}

const always = () => true
const none = () => 0

function DockButton({ kind, entry }: { kind: DestinationKind; entry: DockEntry }) {
  const { words, icon: Icon, useBadge = none, useWhen = always } = entry
  const { t } = useTranslation('app')
  const navigation = useNavigation()
  const badge = useBadge()
  if (!useWhen()) return null
  return (
    <button type="button" onClick={() => navigation.go({ to: kind } as Destination)}>
      <span className="dock-icon">
        <Icon />
        {badge > 0 && <span className="dock-badge">{badge}</span>}
      </span>
      {t(words)}
    </button>
  )
}
