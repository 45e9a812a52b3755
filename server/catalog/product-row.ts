// A product as the store keeps it: JSON in one column, and beside it what lists are sorted and searched by.
import { productSchema } from '#shared/catalog/product.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductRow } from '#server/storage/tables.ts'
import { searchTextOf } from './search.ts'

export function productOf({ data }: Pick<ProductRow, 'data'>): Product {
  return productSchema.parse(JSON.parse(data))
}

/** The row of a product, but for its position among the others. */
export function rowOf(product: Product, now: number): Omit<ProductRow, 'position'> {
  const { shop, id, title, department = null } = product
  const search = searchTextOf(product)
  return { shop_id: shop, id, title, department, search, data: JSON.stringify(product), updated_at: now }
}
