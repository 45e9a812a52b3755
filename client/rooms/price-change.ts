// What a price has done since somebody saw it.
import { locale } from '#client/locales/words.ts'
import { formatChange, isSameAmount, minus } from '#shared/money.ts'
import { priceOf } from '#shared/catalog/price.ts'
import type { Money } from '#shared/money.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Known } from './products.ts'

/**
 * The difference between what something costs now and what it cost when it was seen; undefined where there is none.
 * An opinion may be on a product as a whole, and was then seen at the price of some variant: as long as any costs that, none has
 * changed.
 */
export function priceChangeSince(
  seen: Money | undefined,
  now: Money,
  { product, variantId }: { readonly product: Known; readonly variantId?: VariantId },
): Money | undefined {
  if (!seen || seen.currency !== now.currency || isSameAmount(seen, now)) return undefined
  if (typeof product === 'string') return undefined
  const isOfAnother = product.variants.some(
    (variant) => variant.id !== variantId && isSameAmount(priceOf(product, variant), seen),
  )
  return isOfAnother ? undefined : minus(now, seen)
}

/** The difference with its sign, such as "−9 €". */
export function changeWords(change: Money): string {
  return formatChange(change, locale())
}
