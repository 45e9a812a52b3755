// The first stops of the Tab key: past the header, straight to the product, the cart or the chat.
import { useTranslation } from 'react-i18next'
import type { Destination } from '#client/rooms/destination.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import './skip-links.css'

/** Where each leads: an element that takes the focus; on a phone cart and chat open as a sheet, which takes it by itself. */
const targets = { product: 'room-stage', cart: 'beside-cart', talk: 'beside-talk' } as const
type Target = keyof typeof targets

/** Out of sight until one of them has the focus. */
export function SkipLinks() {
  const { t } = useTranslation('app')
  return (
    <nav className="skip-links" aria-label={t('skip.label')}>
      <SkipLink to="product">{t('skip.product')}</SkipLink>
      <SkipLink to="cart">{t('skip.cart')}</SkipLink>
      <SkipLink to="talk">{t('skip.talk')}</SkipLink>
    </nav>
  )
}

function SkipLink({ to, children }: { to: Target; children: string }) {
  const navigation = useNavigation()
  const skip = () => {
    if (to !== 'product') navigation.go({ to } satisfies Destination)
    // After the tab has come to the front.
    requestAnimationFrame(() => document.getElementById(targets[to])?.focus())
  }
  return (
    <button type="button" onClick={skip}>
      {children}
    </button>
  )
}
