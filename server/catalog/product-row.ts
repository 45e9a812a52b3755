// A product as the store keeps it: JSON in one column, and beside it what lists are sorted and searched by.
import type { Insertable } from 'kysely'
import type { ProductRow } from '#server/storage/tables.ts'
import { searchTextOf } from './search.ts'
import { storedProductSchema } from './translations.ts'
import type { StoredProduct } from './translations.ts'

/** A row to be written, but for its position among the others. */
export type NewProductRow = Omit<Insertable<ProductRow>, 'position'>

/** The product of a row; undefined where the row is damaged, so that one product does not take its shop along. */
export function productOf({ data }: Pick<ProductRow, 'data'>): StoredProduct | undefined {
  try {
    return storedProductSchema.parse(JSON.parse(data))
  } catch {
    return undefined
  }
}

/** The row of a product. */
export function rowOf(product: StoredProduct, now: number): NewProductRow {
  const { shop, id, title, department = null, unlisted = false } = product
  const search = searchTextOf(product)
  const row = { shop_id: shop, id, title, department, search, data: JSON.stringify(product), updated_at: now }
  return { ...row, listed: unlisted ? 0 : 1 }
}
