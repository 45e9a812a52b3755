import { variantOf } from '#client/rooms/product-words.ts'
import type { Known } from '#client/rooms/products.ts'
import type { LineView } from '#shared/cart/cart-view.ts'

/** Whether a line has no price and gets none: its variant left the shop before the server ever looked it up. */
export function isWithoutPrice({ quote, variantId }: Pick<LineView, 'quote' | 'variantId'>, product: Known): boolean {
  return quote === undefined && product !== 'loading' && variantOf(product, variantId) === undefined
}
