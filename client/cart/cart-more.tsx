// At the end of the cart: what else a room has, for those who do not know of it.
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { NextIcon } from '#client/ui/icons.tsx'
import './cart-more.css'

const kinds = ['decisions', 'history', 'past', 'summary'] as const

/** A way to each, in plain words; none of them in the past, which has no such ways. */
export function CartMore() {
  const { t } = useTranslation('cart')
  const navigation = useNavigation()
  const decisions = useObservable(useRoom().decisions.list).length
  const shown = kinds.filter((kind) => navigation.leadsTo(kind))
  if (shown.length === 0) return null
  return (
    <nav className="cart-more" aria-label={t('more.label')}>
      {shown.map((to) => (
        <button key={to} type="button" onClick={() => navigation.go({ to })}>
          <span>
            <b>{t(`more.${to}`)}</b>
            <small>{to === 'decisions' ? t('more.decisionsWords', { count: decisions }) : t(`more.${to}Words`)}</small>
          </span>
          <NextIcon />
        </button>
      ))}
    </nav>
  )
}
