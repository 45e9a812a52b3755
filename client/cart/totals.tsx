import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { money } from '#client/ui/money.tsx'
import { totalsOf } from '#shared/cart/cart-view.ts'
import type { LineView, Total } from '#shared/cart/cart-view.ts'
import './totals.css'

/** What it comes to for this member and for everybody; several currencies stand side by side. */
export function Totals({ lines }: { lines: readonly LineView[] }) {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const me = useObservable(room.me)
  const { totals } = useObservable(room.cart.view)
  const { currency } = room.shop
  return (
    <dl className="stack totals">
      <div>
        <dt>{t('totalYou')}</dt>
        <dd>{sumWords(totalsOf(lines, me.id), currency)}</dd>
      </div>
      <div className="totals-all">
        <dt>{t('totalEveryone')}</dt>
        <dd>{sumWords(totals, currency)}</dd>
      </div>
    </dl>
  )
}

function sumWords(totals: readonly Total[], currency: string): string {
  return totals.length === 0 ? money({ amountMinor: 0, currency }) : totals.map(money).join(' + ')
}
