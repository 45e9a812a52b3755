// Writes products in one transaction, and tells which of them carts have to know about. Everything that takes time is done before
// the transaction begins, and nothing interrupts it: edits of rooms wait for it.
import type { Insertable, Kysely, Transaction } from 'kysely'
import type { ProductId, ShopId } from '#shared/ids.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { AuditNote } from '#server/identity/audit.ts'
import type { ProductRow, Tables } from '#server/storage/tables.ts'
import { unsyncedTransaction } from '#server/storage/unsynced.ts'
import { nextPosition } from './next-position.ts'
import { productOf, rowOf } from './product-row.ts'
import type { NewProductRow } from './product-row.ts'
import type { StoredProduct } from './translations.ts'

/** The most products saved by one statement: read, compared and written in about a millisecond. */
export const maxSavedAtOnce = 10

/** What was done. */
export interface Saved {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

interface SaveRequest {
  readonly shopId: ShopId
  /** Each id once. */
  readonly products: readonly StoredProduct[]
  readonly now: number
  /** More of the same follows, and nobody is told of it before the last is on the disk. */
  readonly isPart?: boolean | undefined
  /** What goes on record with it. */
  readonly note?: Omit<AuditNote, 'at'> | undefined
}

interface Prepared {
  /** What is new or differs; its position is given when it is written. */
  readonly rows: readonly NewProductRow[]
  readonly added: number
  readonly repriced: readonly ProductId[]
}

/** @returns also whose prices or availability changed: `repriced`. */
export async function saveProducts(
  db: Kysely<Tables>,
  request: SaveRequest,
): Promise<Saved & { readonly repriced: readonly ProductId[] }> {
  const { rows, added, repriced } = await prepare(db, request)
  if (rows.length === 0 && !request.note) return { added: 0, changed: 0, unchanged: request.products.length, repriced }
  const save = async (transaction: Transaction<Tables>) => {
    if (rows.length > 0) await write(transaction, request.shopId, rows)
    if (request.note) await writeAudit(transaction, { ...request.note, at: request.now })
  }
  await (request.isPart ? unsyncedTransaction(db, save) : db.transaction().execute(save))
  return { added, changed: rows.length - added, unchanged: request.products.length - rows.length, repriced }
}

async function prepare(db: Kysely<Tables>, { shopId, products, now }: SaveRequest): Promise<Prepared> {
  const rows: NewProductRow[] = []
  const repriced: ProductId[] = []
  let added = 0
  for (const batch of batchesOf(products)) {
    const before = await knownData(db, shopId, batch)
    for (const row of batch.map((product) => rowOf(product, now))) {
      const data = before.get(row.id)
      if (data === row.data) continue
      rows.push(row)
      if (data === undefined) added += 1
      // A new product is in no cart.
      else if (pricesIn({ data }) !== pricesIn(row)) repriced.push(row.id)
    }
  }
  return { rows, added, repriced }
}

async function knownData(
  db: Kysely<Tables>,
  shopId: ShopId,
  products: readonly StoredProduct[],
): Promise<ReadonlyMap<ProductId, string>> {
  const ids = products.map(({ id }) => id)
  const rows = await db
    .selectFrom('products')
    .select(['id', 'data'])
    .where('shop_id', '=', shopId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, data }) => [id, data]))
}

/** Undefined for a row that is damaged: whatever is saved in its place is another price. */
function pricesIn(row: Pick<ProductRow, 'data'>): string | undefined {
  const product = productOf(row)
  if (!product) return undefined
  const { currency, exponent, variants } = product
  return JSON.stringify([
    currency,
    exponent,
    variants.map(({ id, amountMinor, available }) => [id, amountMinor, available]),
  ])
}

async function write(db: Transaction<Tables>, shopId: ShopId, rows: Prepared['rows']): Promise<void> {
  // A write comes first: it keeps a second import of the shop waiting until this one is done, and SQLite does not let a
  // transaction that began by reading write after another process has written.
  await db.updateTable('shops').set({ id: shopId }).where('id', '=', shopId).execute()
  let position = await nextPosition(db, shopId)
  for (const batch of batchesOf(rows)) {
    await upsert(
      db,
      batch.map((row) => ({ ...row, position: position++ })),
    )
  }
}

/** Writes the rows; those that exist keep their position. */
async function upsert(db: Transaction<Tables>, rows: readonly Insertable<ProductRow>[]): Promise<void> {
  await db
    .insertInto('products')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'id']).doUpdateSet(({ ref }) => ({
        title: ref('excluded.title'),
        department: ref('excluded.department'),
        listed: ref('excluded.listed'),
        search: ref('excluded.search'),
        data: ref('excluded.data'),
        updated_at: ref('excluded.updated_at'),
      })),
    )
    .execute()
}

function* batchesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += maxSavedAtOnce) yield all.slice(from, from + maxSavedAtOnce)
}
