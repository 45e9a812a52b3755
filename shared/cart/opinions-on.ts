// Which of a member's opinions on a product counts for one of its variants.
import type { MemberId, VariantId } from '../ids.ts'
import type { OpinionView } from './cart-view.ts'

/** Whether an opinion on the first variant holds for the second as well, such as another size of the same colour. */
export type IsAlike = (one: VariantId, other: VariantId) => boolean

/**
 * The opinions that hold for a variant, one a member: the one given on it; else on one that is alike; else on the product as a whole.
 * @param all the opinions on its product, in the order of `foldOpinions`; the answer keeps the order of members.
 */
export function opinionsOn(
  all: readonly OpinionView[],
  variant: VariantId,
  isAlike: IsAlike = () => false,
): readonly OpinionView[] {
  const rankOf = ({ variantId }: OpinionView) => {
    if (variantId === variant) return 3
    if (variantId === undefined) return 1
    return isAlike(variantId, variant) ? 2 : 0
  }
  const best = new Map<MemberId, OpinionView>()
  for (const opinion of all) {
    const known = best.get(opinion.memberId)
    if (rankOf(opinion) > (known ? rankOf(known) : 0)) best.set(opinion.memberId, opinion)
  }
  return [...best.values()]
}

/** A member's own opinion on a variant: the one given on it, or else on the product as a whole. */
export function ownOpinionOn(all: readonly OpinionView[], variant: VariantId, me: MemberId): OpinionView | undefined {
  return opinionsOn(all, variant).find(({ memberId }) => memberId === me)
}
