// Which variant of a product is meant while somebody chooses among its options.
import type { Product, Variant } from '#shared/catalog/product.ts'

/** The variant that a product page begins with: the one asked for, else the first that can be had. */
export function startVariant({ variants }: Pick<Product, 'variants'>, asked: string | null): Variant {
  const variant = variants.find(({ id }) => id === asked) ?? variants.find(({ available }) => available) ?? variants[0]
  if (!variant) throw new Error('a product has at least one variant')
  return variant
}

/** The variant with that value of an option, and otherwise as like the current one as there is; one that can be had, if any. */
export function variantWith(
  product: Pick<Product, 'variants'>,
  current: Variant,
  name: string,
  value: string,
): Variant {
  const alike = (variant: Variant) =>
    Object.entries(current.options).filter(([other, chosen]) => other !== name && variant.options[other] === chosen)
      .length
  const rank = (variant: Variant) => alike(variant) * 2 + (variant.available ? 1 : 0)
  const fitting = product.variants.filter(({ options }) => options[name] === value)
  return fitting.toSorted((a, b) => rank(b) - rank(a))[0] ?? current
}

/** Whether the value cannot be had together with what is chosen otherwise. */
export function isSoldOut(product: Pick<Product, 'variants'>, current: Variant, name: string, value: string): boolean {
  const others = Object.entries(current.options).filter(([other]) => other !== name)
  return !product.variants.some(
    ({ available, options }) =>
      available && options[name] === value && others.every(([other, chosen]) => options[other] === chosen),
  )
}

/** The variant in words, such as "Walnut, 39"; empty for an only variant. */
export function variantWords({ options }: Variant): string {
  return Object.values(options).join(', ')
}
