// The shop's catalogue as the storefront asks it: one for each shop, for as long as the page is open.
import { openCatalogue } from '#client/sdk/outside.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product } from '#shared/catalog/product.ts'
import { shopQuestion } from '#shared/pages/first-page.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import { keep, useAnswer } from './use-answer.ts'
import type { Asked } from './use-answer.ts'

type ShopCatalogue = ReturnType<typeof openCatalogue>

const opened = new Map<string | undefined, ShopCatalogue>()

/** The catalogue of a shop; without an id, of the shop of this deployment. */
export function catalogueOf(shop: string | undefined): ShopCatalogue {
  const known = opened.get(shop)
  if (known) return known
  const catalogue = openCatalogue(shop)
  opened.set(shop, catalogue)
  return catalogue
}

/** Name, currency and customs of the shop. */
export function useShop(shop: string | undefined): Asked<Shop> {
  return useAnswer(shopQuestion(shop, 'shop'), () => catalogueOf(shop).shop())
}

/** The shop's departments, in its own order. */
export function useDepartments(shop: string | undefined): Asked<Departments['departments']> {
  return useAnswer(shopQuestion(shop, 'departments'), () => catalogueOf(shop).departments())
}

/** One product. */
export function useProduct(shop: string | undefined, id: string): Asked<Product> {
  return useAnswer(shopQuestion(shop, 'product', id), () => catalogueOf(shop).product(id))
}

/** Remembers products that came with a list, so that their own pages open at once. */
export function learn(shop: string | undefined, products: readonly Product[]): void {
  for (const product of products) keep(shopQuestion(shop, 'product', product.id), product)
}
