import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import type { Catalogue } from './room.ts'

/** A shop's products. */
export function openProducts(call: Api, shop: ShopId): Catalogue {
  return {
    search: (query) => call<ProductPage>({ path: `/products${queryOf({ shop, ...query })}` }),
    product: (id) => call<Product>({ path: `/products/${encodeURIComponent(id)}${queryOf({ shop })}` }),
    async departments() {
      const read = await call<Departments>({ path: `/shops/${encodeURIComponent(shop)}/departments` })
      return read.ok ? granted(read.value.departments) : read
    },
  }
}
