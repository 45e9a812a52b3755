// The values of the variables on the visit in front.
import { useTranslation } from 'react-i18next'
import { useProduct, useProducts } from '#client/rooms/products.ts'
import { priceFrom, titleOf, variantOf } from '#client/rooms/product-words.ts'
import { money } from '#client/ui/money.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import type { ShownRoom } from '#shared/desk/contracts.ts'
import { times } from '#shared/money.ts'
import type { Money } from '#shared/money.ts'
import type { ReplyValue, ReplyValues } from './reply-values.ts'
import { useVisit } from './visit-context.ts'

export function useReplyValues(): ReplyValues {
  const { visit, me, scope } = useVisit()
  return {
    asker: { words: visit.request.name },
    ...useProductValues(),
    total: useTotal(),
    me: { words: me.name },
    store: me.store === null ? 'unknown' : { words: me.store },
    opening: 'unknown',
    ...(scope.includes('product') ? {} : { product: 'hidden', price: 'hidden', stock: 'hidden' }),
  }
}

/** Of the product that they ask about. */
function useProductValues(): Pick<ReplyValues, 'product' | 'price' | 'stock'> {
  const { t } = useTranslation('desk')
  const { visit, products } = useVisit()
  const { productId: id = '', variantId = '' } = visit.request.about
  const known = useProduct(products, id)
  if (id === '' || typeof known === 'string') return { product: 'unknown', price: 'unknown', stock: 'unknown' }
  const variant = variantOf(known, variantId)
  const isThere = variant?.available ?? known.variants.some(({ available }) => available)
  return {
    product: { words: titleOf(known, id) },
    price: { words: money(variant ? priceOf(known, variant) : priceFrom(known)) },
    stock: { words: t(isThere ? 'replies.inStock' : 'replies.outOfStock') },
  }
}

function useTotal(): ReplyValue {
  const { scope, shown, products } = useVisit()
  const lines = scope.includes('cart') ? (shown?.cart?.lines ?? []) : []
  const known = useProducts(products, [...new Set(lines.map(({ productId }) => productId))])
  if (!scope.includes('cart') || !shown?.cart) return 'hidden'
  const total = totalOf(lines, known)
  return total ? { words: money(total) } : 'unknown'
}

type Lines = NonNullable<ShownRoom['cart']>['lines']

/** As far as all of it is known, and in one currency. */
function totalOf(lines: Lines, known: ReturnType<typeof useProducts>): Money | undefined {
  let total: Money | undefined
  for (const { productId, variantId, lane, wants } of lines) {
    if (lane === 'rejected') continue
    const product = known.find((one) => typeof one !== 'string' && one.id === productId)
    const variant = product && variantOf(product, variantId)
    if (typeof product !== 'object' || !variant) return undefined
    const count = wants.reduce((sum, want) => sum + want.count, 0)
    const part = times(priceOf(product, variant), count)
    if (total && total.currency !== part.currency) return undefined
    total = { ...part, amountMinor: (total?.amountMinor ?? 0) + part.amountMinor }
  }
  return total
}
