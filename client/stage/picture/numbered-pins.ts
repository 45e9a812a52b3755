// The notes on one product in the order they are numbered, and where each of them is.
import type { PinView } from '#client/sdk/index.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { productIdOf } from '#shared/ids.ts'

/** Where a note is to be found. */
export type Spot =
  | { readonly on: 'picture'; readonly picture: number; readonly x: number; readonly y: number }
  | { readonly on: 'variant'; readonly variant: Variant }
  /** The picture, the variant or the product is no longer in the shop; the note stays. */
  | { readonly on: 'gone' }

/** A note with its number, the same in the list and on the picture. */
export interface NumberedPin {
  readonly pin: PinView
  readonly number: number
  readonly spot: Spot
}

/**
 * The notes on a product's pictures and variants, oldest first.
 * @param product undefined where the shop no longer has it.
 */
export function numberedPins(
  pins: readonly PinView[],
  productId: ProductId,
  product: Product | undefined,
): readonly NumberedPin[] {
  return pins
    .filter(({ anchor }) => isAbout(anchor, productId))
    .map((pin, index) => ({ pin, number: index + 1, spot: spotOf(pin.anchor, product) }))
}

function isAbout(anchor: PinView['anchor'], productId: ProductId): boolean {
  if (anchor.on === 'image') return anchor.productId === productId
  return anchor.on === 'variant' && productIdOf(anchor.variantId) === productId
}

function spotOf(anchor: PinView['anchor'], product: Product | undefined): Spot {
  if (anchor.on === 'image') {
    const picture = product?.pictures.findIndex(({ src }) => src === anchor.image) ?? -1
    return picture === -1 ? { on: 'gone' } : { on: 'picture', picture, x: anchor.x, y: anchor.y }
  }
  const variant = anchor.on === 'variant' ? product?.variants.find(({ id }) => id === anchor.variantId) : undefined
  return variant ? { on: 'variant', variant } : { on: 'gone' }
}
