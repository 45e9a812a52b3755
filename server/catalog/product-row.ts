// A product as the store keeps it: JSON in one column, and beside it what lists are sorted and searched by.
import { productSchema } from '#shared/catalog/product.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductRow } from '#server/storage/tables.ts'
import { searchTextOf } from './search.ts'

export function productOf({ data }: Pick<ProductRow, 'data'>): Product {
  return productSchema.parse(JSON.parse(data))
}

export function rowOf(product: Product, position: number, now: number): ProductRow {
  const { shop, id, title, department = null } = product
  const search = searchTextOf(product)
  return { shop_id: shop, id, title, department, position, search, data: JSON.stringify(product), updated_at: now }
}
