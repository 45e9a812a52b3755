import type { Money } from '../money.ts'
import type { Measure, Product, Variant } from './product.ts'

/** What a variant of a product costs. */
export function priceOf(
  { currency, exponent }: Pick<Product, 'currency' | 'exponent'>,
  { amountMinor }: Pick<Variant, 'amountMinor'>,
): Money & { readonly exponent: number } {
  return { amountMinor, currency, exponent }
}

/** What so much of it as the measure's base costs, rounded to the minor unit. */
export function unitPriceOf(price: Money, { amount, base }: Measure): Money {
  return { ...price, amountMinor: Math.round((price.amountMinor * base) / amount) }
}
