// What a price has done since somebody saw it.
import { locale } from '#client/locales/words.ts'
import { decimalsOf } from '#shared/money.ts'
import type { Money } from '#shared/money.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Known } from './products.ts'

/**
 * The difference between what something costs now and what it cost when it was seen; undefined where there is none.
 * An opinion is on a product and was seen at the price of some variant: as long as any of its variants costs that, none has changed.
 */
export function priceChangeSince(
  seen: Money | undefined,
  now: Money,
  { product, variantId }: { readonly product: Known; readonly variantId?: VariantId },
): Money | undefined {
  if (!seen || seen.currency !== now.currency || seen.amountMinor === now.amountMinor) return undefined
  if (typeof product === 'string') return undefined
  const isOfAnother = product.variants.some(
    ({ id, amountMinor }) => id !== variantId && amountMinor === seen.amountMinor,
  )
  return isOfAnother ? undefined : { amountMinor: now.amountMinor - seen.amountMinor, currency: now.currency }
}

/** The difference with its sign, such as "−9 €". */
export function changeWords({ amountMinor, currency }: Money): string {
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    signDisplay: 'exceptZero',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amountMinor / 10 ** decimalsOf(currency))
}
