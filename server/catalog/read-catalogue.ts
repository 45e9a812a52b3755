// A file of products, read whole and made ready to be written.
import type { Kysely } from 'kysely'
import type { ImportReport } from '#shared/catalog/contracts.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Tables } from '#server/storage/tables.ts'
import { prepareProducts } from './prepare-products.ts'
import type { PreparedProducts } from './prepare-products.ts'
import type { Problems } from './problems.ts'
import { readShopifyCsv } from './shopify-csv.ts'
import type { ReadOptions } from './shopify-csv.ts'

/** Hidden products that are looked up at once. */
const batchSize = 50

/** What a file holds. */
export interface CatalogueFile {
  readonly report: Omit<ImportReport, 'added' | 'changed' | 'unchanged'>
  /** How many products the parts have. */
  readonly count: number
  /** Each is made when it is asked for. */
  readonly parts: AsyncGenerator<PreparedProducts>
  /** To be called once, whether or not all parts were read. */
  close(): Promise<void>
}

/** Reads a Shopify product CSV. Refuses as `readShopifyCsv`. */
export type ReadCatalogue = (source: AsyncIterable<Uint8Array>, options: ReadOptions) => Promise<Outcome<CatalogueFile>>

/** Reads files in this thread. */
export function catalogueReader(db: Kysely<Tables>): ReadCatalogue {
  return async (source, options) => {
    const read = await readShopifyCsv(source, options)
    if (!read.ok) return read
    const { rows, products, hidden, problems } = read.value
    const all = [...products, ...(await withdrawnBy(db, options.shop, hidden))]
    const report = { rows, products: products.length, hidden: hidden.length, ...namedIn(problems) }
    const parts = prepareProducts(db, options.shop, all)
    return granted({ report, count: all.length, parts, close: () => Promise.resolve() })
  }
}

function namedIn({ count, listed, adjustedCount, listedAdjustments }: Problems) {
  return { problemCount: count, problems: listed, adjustedCount, adjusted: listedAdjustments }
}

/** Hidden products that were shown before: still known to the carts that hold them, and no longer to be had. */
async function withdrawnBy(db: Kysely<Tables>, shopId: ShopId, hidden: readonly Product[]): Promise<Product[]> {
  const withdrawn: Product[] = []
  for (let from = 0; from < hidden.length; from += batchSize) {
    const batch = hidden.slice(from, from + batchSize)
    const ids = batch.map(({ id }) => id)
    const shown = await db
      .selectFrom('products')
      .select('id')
      .where('shop_id', '=', shopId)
      .where('id', 'in', ids)
      .execute()
    const known = new Set(shown.map(({ id }) => id))
    withdrawn.push(...batch.filter(({ id }) => known.has(id)).map(soldOut))
  }
  return withdrawn
}

function soldOut(product: Product): Product {
  return { ...product, unlisted: true, variants: product.variants.map((variant) => ({ ...variant, available: false })) }
}
