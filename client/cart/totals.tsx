import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { money } from '#client/ui/money.tsx'
import { totalsOf } from '#shared/cart/cart-view.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { isNotCounted } from './line-price.ts'
import './totals.css'

/** The most people whose sums are written; "Everyone" has them all. */
const mostNamed = 4

/** What it comes to: for this member, for the others who want something, and for everybody. Several currencies stand side by side. */
export function Totals({ lines }: { lines: readonly LineView[] }) {
  const { t } = useTranslation('cart')
  const { products, room } = useOpenRoom()
  const me = useObservable(room.me)
  const { totals } = useObservable(room.cart.view)
  const { currency } = room.shop
  const known = useProducts(
    products,
    lines.map(({ productId }) => productId),
  )
  const apart = lines.filter((line, index) => isNotCounted(line, known[index] ?? 'loading')).length
  const others = [...new Set(lines.flatMap(({ wants }) => wants.map(({ memberId }) => memberId)))]
    .filter((id) => id !== me.id && totalsOf(lines, id).length > 0)
    .slice(0, mostNamed - 1)
  return (
    <div className="totals">
      {apart > 0 && <p className="totals-apart">{t('notCounted', { count: apart })}</p>}
      <dl>
        <div className="totals-one">
          <dt>{t('totalYou')}</dt>
          <dd>{sumWords(totalsOf(lines, me.id), currency)}</dd>
        </div>
        {others.map((id) => (
          <Other key={id} id={id} sum={sumWords(totalsOf(lines, id), currency)} />
        ))}
        <div className="totals-all">
          <dt>{t('totalEveryone')}</dt>
          <dd>{sumWords(totals, currency)}</dd>
        </div>
      </dl>
    </div>
  )
}

function Other({ id, sum }: { id: MemberId; sum: string }) {
  const { t } = useTranslation('cart')
  const room = useRoom()
  return (
    <div className="totals-one">
      <dt>
        <span className="only-read-out">{nameOf(room, id, t('somebody'))}</span>
        <Face id={id} size="tiny" decorative />
      </dt>
      <dd>{sum}</dd>
    </div>
  )
}

function sumWords(totals: readonly Money[], currency: string): string {
  return totals.length === 0 ? money({ amountMinor: 0, currency }) : totals.map(money).join(' + ')
}
