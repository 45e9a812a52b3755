// The opinions on a variant, as the page shows them.
import { opinionsOn } from '#shared/cart/opinions-on.ts'
import type { IsAlike } from '#shared/cart/opinions-on.ts'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import type { VariantId } from '#shared/ids.ts'
import { productIdOf } from '#shared/ids.ts'
import { pictureOf, variantOf, variantWords } from './product-words.ts'
import type { Known } from './products.ts'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'

const none: readonly OpinionView[] = []

/** Whether two variants look the same: another size of a boot does, another colour does not. */
export function alikeIn(product: Known): IsAlike {
  return (one, other) => {
    const [a, b] = [one, other].map((id) => pictureOf(product, variantOf(product, id)))
    return a !== undefined && a === b
  }
}

/** The opinions that hold for a variant, one a member; see `opinionsOn`. */
export function useOpinionsOn(variant: VariantId, product: Known): readonly OpinionView[] {
  const all = useObservable(useRoom().cart.opinions).get(productIdOf(variant)) ?? none
  return opinionsOn(all, variant, alikeIn(product))
}

/** The options of the variant an opinion is on, such as "Midnight"; empty for the shown variant and for the product as a whole. */
export function otherVariantWords({ variantId }: OpinionView, shown: VariantId | undefined, product: Known): string {
  return variantId === undefined || variantId === shown ? '' : variantWords(variantOf(product, variantId))
}
