// The number of a pin: those of one product are counted together, and those of one comparison; the oldest is 1.
import type { PinView } from '#client/sdk/index.ts'
import { productIdOf } from '#shared/ids.ts'

/** What a pin is marked with. @param pins oldest first. */
export function pinNumber(pins: readonly PinView[], pin: PinView): number {
  const place = placeOf(pin)
  return pins.filter((other) => placeOf(other) === place).indexOf(pin) + 1
}

function placeOf({ anchor }: PinView): string {
  switch (anchor.on) {
    case 'image':
    case 'review':
      return `${anchor.on === 'image' ? 'product' : 'review'}:${anchor.productId}`
    case 'variant':
      return `product:${productIdOf(anchor.variantId)}`
    case 'attribute':
      return `comparison:${anchor.comparisonId}`
    default:
      return anchor satisfies never
  }
}
