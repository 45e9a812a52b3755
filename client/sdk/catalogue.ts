// A shop's products, read over HTTP.
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import type { ProductId, ShopId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import { pageLanguage } from './surroundings.ts'

/** A shop's products, as anybody may read them: in the page's language where the shop has it. Calls refuse `offline`. */
export interface Catalogue {
  search(query: { query?: string; department?: string; cursor?: string; limit?: number }): Promise<Outcome<ProductPage>>
  /** Refuses `no-such-product`. */
  product(id: ProductId): Promise<Outcome<Product>>
  /** The shop's departments in its own order; empty where it has none. */
  departments(): Promise<Outcome<Departments['departments']>>
}

/** Opens a shop's products. */
export function openProducts(call: Api, shop: ShopId): Catalogue {
  // Asked each time: a page says its language once its words are there.
  const inLanguage = () => ({ language: pageLanguage() })
  return {
    search: (query) => call<ProductPage>({ path: `/products${queryOf({ shop, ...query, ...inLanguage() })}` }),
    product: (id) =>
      call<Product>({ path: `/products/${encodeURIComponent(id)}${queryOf({ shop, ...inLanguage() })}` }),
    async departments() {
      const path = `/shops/${encodeURIComponent(shop)}/departments${queryOf(inLanguage())}`
      const read = await call<Departments>({ path })
      return read.ok ? granted(read.value.departments) : read
    },
  }
}
