// "−9 € since you voted": what the price has done since this member gave their opinion.
import { useTranslation } from 'react-i18next'
import { changeWords, priceChangeSince } from '#client/rooms/price-change.ts'
import { useOpinionsOn } from '#client/rooms/opinions.ts'
import type { Known } from '#client/rooms/products.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { DownIcon } from '#client/ui/icons.tsx'
import type { LineView } from '#shared/cart/cart-view.ts'

/** Nothing where this member said nothing, or it costs what it cost. */
export function PriceSince({ line, product }: { line: LineView; product: Known }) {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const me = useObservable(room.me)
  const mine = useOpinionsOn(line.variantId, product).find(({ memberId }) => memberId === me.id)
  const change = line.quote && priceChangeSince(mine?.seenPrice, line.quote, { product, variantId: line.variantId })
  if (!change) return null
  return (
    <span className={`line-price-since line-price-${change.amountMinor < 0 ? 'down' : 'up'}`}>
      <DownIcon />
      {t('priceSince', { amount: changeWords(change) })}
    </span>
  )
}
