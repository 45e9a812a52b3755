// A product as the store keeps it: in all its languages, with the sales that are to come and the stock that nobody is told.
import * as z from 'zod'
import { maxVariants, productSchema, variantSchema } from '#shared/catalog/product.ts'
import type { Variant } from '#shared/catalog/product.ts'

/** By language, such as `de`: each text of a product, and what it is in that language. A text that is missing stays as it is. */
const translationsSchema = z.record(z.string().regex(/^[a-z]{2,3}$/), z.record(z.string(), z.string()))

const instant = z.int()

/** A price for a time; without an end, until further notice. */
const saleSchema = z.object({
  amountMinor: z.int().min(0).max(100_000_000_000_000),
  from: instant.optional(),
  until: instant.optional(),
})

const storedVariantSchema = variantSchema.extend({
  sale: saleSchema.optional(),
  /** How many the shop has; absent where it does not count. */
  quantity: z.int().min(0).optional(),
})

export const storedProductSchema = productSchema.extend({
  variants: z.array(storedVariantSchema).min(1).max(maxVariants),
  translations: translationsSchema.optional(),
})

export type Sale = z.infer<typeof saleSchema>
export type StoredVariant = z.infer<typeof storedVariantSchema>
export type StoredProduct = z.infer<typeof storedProductSchema>

/** A product in all its languages, at the prices of a moment. */
export type PricedProduct = Omit<StoredProduct, 'variants'> & { readonly variants: Variant[] }

/** The product at the prices of then. @param now milliseconds since 1970. */
export function atTime(stored: StoredProduct, now: number): PricedProduct {
  return { ...stored, variants: stored.variants.map((variant) => variantAt(variant, now)) }
}

function variantAt({ sale, quantity: _stock, ...variant }: StoredVariant, now: number): Variant {
  if (!sale || !isOn(sale, now) || sale.amountMinor >= variant.amountMinor) return variant
  const { amountMinor, until } = sale
  return {
    ...variant,
    amountMinor,
    compareAtMinor: variant.amountMinor,
    ...(until === undefined ? {} : { saleUntil: until }),
  }
}

function isOn({ from = -Infinity, until = Infinity }: Sale, now: number): boolean {
  return from <= now && now < until
}

/** When its prices change by themselves, because a sale begins or ends. */
export function priceMomentsOf({ variants }: Pick<StoredProduct, 'variants'>): number[] {
  return [...new Set(variants.flatMap(({ sale }) => [sale?.from ?? [], sale?.until ?? []].flat()))]
}
