// Writes many products at once, and tells which of them carts have to know about.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId, ShopId } from '#shared/ids.ts'
import type { ProductRow, Tables } from '#server/storage/tables.ts'
import { productOf, rowOf } from './product-row.ts'

/** Products per statement: large enough to be quick, small enough to leave the others their turn. */
const batchSize = 50

/** What was done. */
export interface Saved {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

interface SaveRequest {
  readonly shopId: ShopId
  /** Each id once. */
  readonly products: readonly Product[]
  readonly now: number
}

/** @returns also whose prices or availability changed: `repriced`. */
export async function saveProducts(
  db: Transaction<Tables>,
  { shopId, products, now }: SaveRequest,
): Promise<Saved & { readonly repriced: readonly ProductId[] }> {
  // A write comes first: it keeps a second import of the shop waiting until this one is done, and SQLite does not let a
  // transaction that began by reading write after another process has written.
  await db.updateTable('shops').set({ id: shopId }).where('id', '=', shopId).execute()
  let position = await nextPosition(db, shopId)
  const total = { added: 0, changed: 0, unchanged: 0 }
  const repriced: ProductId[] = []
  for (let from = 0; from < products.length; from += batchSize) {
    const batch = products.slice(from, from + batchSize)
    const before = await knownRows(db, shopId, batch)
    const rows = batch
      .map((product) => rowOf(product, before.get(product.id)?.position ?? position++, now))
      .filter((row) => before.get(row.id)?.data !== row.data)
    const added = batch.filter(({ id }) => !before.has(id)).length
    total.added += added
    total.changed += rows.length - added
    total.unchanged += batch.length - rows.length
    repriced.push(...rows.filter((row) => isRepriced(before.get(row.id), row)).map(({ id }) => id))
    await upsert(db, rows)
    // Statements of the embedded store never wait, so without this nothing else would get its turn before the end.
    await breathe()
  }
  return { ...total, repriced }
}

async function nextPosition(db: Transaction<Tables>, shopId: ShopId): Promise<number> {
  const last = await db
    .selectFrom('products')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('shop_id', '=', shopId)
    .executeTakeFirst()
  return (last?.position ?? -1) + 1
}

type KnownRow = Pick<ProductRow, 'id' | 'position' | 'data'>

async function knownRows(
  db: Transaction<Tables>,
  shopId: ShopId,
  products: readonly Product[],
): Promise<ReadonlyMap<ProductId, KnownRow>> {
  const ids = products.map(({ id }) => id)
  const rows = await db
    .selectFrom('products')
    .select(['id', 'position', 'data'])
    .where('shop_id', '=', shopId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether what carts know of the product is out of date. A new product is in no cart. */
function isRepriced(before: KnownRow | undefined, after: ProductRow): boolean {
  return before !== undefined && pricesIn(productOf(before)) !== pricesIn(productOf(after))
}

function pricesIn({ currency, variants }: Product): string {
  return JSON.stringify([currency, variants.map(({ id, amountMinor, available }) => [id, amountMinor, available])])
}

async function upsert(db: Transaction<Tables>, rows: readonly ProductRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('products')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'id']).doUpdateSet(({ ref }) => ({
        title: ref('excluded.title'),
        department: ref('excluded.department'),
        search: ref('excluded.search'),
        data: ref('excluded.data'),
        updated_at: ref('excluded.updated_at'),
      })),
    )
    .execute()
}
