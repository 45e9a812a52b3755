import { variantOf } from '#client/rooms/product-words.ts'
import type { Known } from '#client/rooms/products.ts'
import { isUnavailable } from '#shared/cart/cart-view.ts'
import type { LineView } from '#shared/cart/cart-view.ts'

/** Whether a line has no price and gets none: its variant left the shop before the server ever looked it up. */
export function isWithoutPrice({ quote, variantId }: Pick<LineView, 'quote' | 'variantId'>, product: Known): boolean {
  return quote === undefined && product !== 'loading' && variantOf(product, variantId) === undefined
}

/** Whether what somebody wants is in no total although nobody has decided against it: the shop has none, or there is no price. */
export function isNotCounted(
  line: Pick<LineView, 'lane' | 'quantity' | 'quote' | 'variantId'>,
  product: Known,
): boolean {
  const isOpen = line.lane !== 'rejected' && line.lane !== 'bought'
  return isOpen && line.quantity > 0 && (isUnavailable(line) || isWithoutPrice(line, product))
}
