// Which picture of a product is on the stage, and whether something can be seen on it.
import { useMemo } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** The picture that is looked at, or else that of the variant; always one that there is. */
export function shownPicture(product: Product, variant: Variant, { picture }: Looking): number {
  const last = Math.max(0, product.pictures.length - 1)
  return Math.min(last, picture ?? variant.picture ?? 0)
}

/** How many notes and drawings a product has. */
export function useMarkCount(product: ProductId): number {
  const { annotations } = useRoom()
  const pins = useObservable(annotations.pins)
  const strokes = useObservable(annotations.strokes)
  return useMemo(
    () =>
      pins.filter(({ anchor }) =>
        anchor.on === 'image'
          ? anchor.productId === product
          : anchor.on === 'variant' && productIdOf(anchor.variantId) === product,
      ).length + strokes.filter(({ productId }) => productId === product).length,
    [pins, strokes, product],
  )
}
