// How a product and its variants are put into words.
import type { Known } from './products.ts'
import { nameFromId } from './products.ts'
import { priceOf } from '#shared/catalog/price.ts'
import type { Picture, Product, Variant } from '#shared/catalog/product.ts'
import type { Money } from '#shared/money.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'

/** A product's name, or what its id suggests while it is not known. */
export function titleOf(known: Known, id: ProductId): string {
  return typeof known === 'string' ? nameFromId(id) : known.title
}

/** The variant's options, such as "Walnut, 39"; empty for an only variant. */
export function variantWords(variant: Variant | undefined): string {
  return variant ? Object.values(variant.options).join(', ') : ''
}

/** A variant of a product, by id. */
export function variantOf(known: Known, id: VariantId): Variant | undefined {
  return typeof known === 'string' ? undefined : known.variants.find((variant) => variant.id === id)
}

/** The picture that shows a variant, or the first. */
export function pictureOf(known: Known, variant?: Variant): Picture | undefined {
  return typeof known === 'string' ? undefined : (known.pictures[variant?.picture ?? 0] ?? known.pictures[0])
}

/** The variant one looks at before choosing: the first that can be had. */
export function firstVariant(product: Product): Variant {
  const variant = product.variants.find(({ available }) => available) ?? product.variants[0]
  if (!variant) throw new Error('a product always has a variant')
  return variant
}

/** The lowest price of a product, and whether others cost more. */
export function priceFrom(product: Product): Money & { readonly more: boolean } {
  const amounts = product.variants.map(({ amountMinor }) => amountMinor)
  const amountMinor = Math.min(...amounts)
  return { ...priceOf(product, { amountMinor }), more: amounts.some((amount) => amount > amountMinor) }
}
