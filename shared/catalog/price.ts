import type { Money } from '../money.ts'
import type { Product, Variant } from './product.ts'

/** What a variant of a product costs. */
export function priceOf(
  { currency, exponent }: Pick<Product, 'currency' | 'exponent'>,
  { amountMinor }: Pick<Variant, 'amountMinor'>,
): Money & { readonly exponent: number } {
  return { amountMinor, currency, exponent }
}
