// The products of links, as somebody outside the room sees them: title, picture, price, and nothing else of the shop.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { priceOf } from '#shared/catalog/price.ts'
import type { ShownThing } from '#shared/catalog/shown-thing.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId, ShopId } from '#shared/ids.ts'

/** Answers the products of a shop, in a language where the shop wrote in it. */
export type ProductSource = (
  shopId: ShopId,
  ids: readonly ProductId[],
  language?: AnswerLanguage,
) => Promise<readonly Product[]>

/** What the ids stand for. A candidate that the shop has no longer is shown by its id; anything else is left out. */
export async function shownThings(
  products: ProductSource,
  shopId: ShopId,
  { ids, keepUnknown, language }: { ids: readonly string[]; keepUnknown: boolean; language: AnswerLanguage },
): Promise<ShownThing[]> {
  const found = await products(shopId, [...new Set(ids.map(productIdOf))], language)
  const byId = new Map(found.map((product) => [product.id, product]))
  return ids.flatMap((id) => {
    const product = byId.get(productIdOf(id))
    if (product) return [shownThing(product, id)]
    return keepUnknown ? [{ id, title: id, options: [], picture: null, price: null, available: false }] : []
  })
}

/** A product, or one variant of it. */
export function shownThing(product: Product, id: string): ShownThing {
  const variant = product.variants.find((one) => one.id === id)
  const priced = variant ?? cheapest(product.variants)
  return {
    id,
    title: product.title,
    options: variant ? Object.values(variant.options) : [],
    picture: product.pictures[variant?.picture ?? 0] ?? product.pictures[0] ?? null,
    price: priced ? priceOf(product, priced) : null,
    available: variant ? variant.available : product.variants.some(({ available }) => available),
  }
}

function cheapest(variants: readonly Variant[]): Variant | undefined {
  return variants.reduce<Variant | undefined>(
    (least, one) => (least && least.amountMinor <= one.amountMinor ? least : one),
    undefined,
  )
}
