// A product as the store keeps it: JSON in one column, and beside it what lists are sorted and searched by.
import type { Insertable, Kysely } from 'kysely'
import type { ProductId, ShopId } from '#shared/ids.ts'
import type { ProductRow, Tables } from '#server/storage/tables.ts'
import { keysOf } from './product-keys.ts'
import type { ProductKey } from './product-keys.ts'
import { searchTextOf } from './search.ts'
import { priceMomentsOf, storedProductSchema } from './stored-product.ts'
import type { StoredProduct } from './stored-product.ts'

/** A row to be written, but for what the moment of writing gives it. */
export interface NewProductRow extends Pick<Insertable<ProductRow>, 'id' | 'title' | 'search' | 'data'> {
  readonly department: string | null
  readonly listed: number
  readonly unbound: number
  readonly keys: readonly ProductKey[]
  /** When its prices change by themselves. */
  readonly moments: readonly number[]
}

/** The product of a row; undefined where the row is damaged, so that one product does not take its shop along. */
export function productOf({ data }: Pick<ProductRow, 'data'>): StoredProduct | undefined {
  try {
    return storedProductSchema.parse(JSON.parse(data))
  } catch {
    return undefined
  }
}

/** The data of those products that a shop has, by their ids. */
export async function storedData(
  db: Kysely<Tables>,
  shopId: ShopId,
  ids: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, string>> {
  const rows = await db
    .selectFrom('products')
    .select(['id', 'data'])
    .where('shop_id', '=', shopId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, data }) => [id, data]))
}

/** The row of a product. */
export function rowOf(product: StoredProduct): NewProductRow {
  const { id, title, department = null, unlisted = false } = product
  return {
    id,
    title,
    department,
    listed: unlisted ? 0 : 1,
    search: searchTextOf(product),
    data: JSON.stringify(product),
    unbound: product.variants.filter(({ ref }) => ref === undefined).length,
    keys: keysOf(product),
    moments: priceMomentsOf(product),
  }
}
