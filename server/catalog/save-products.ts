// Writes prepared products in one transaction. Nothing interrupts it, for edits of rooms wait for it.
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { ProductId, ShopId } from '#shared/ids.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { AuditNote } from '#server/identity/audit.ts'
import type { Tables } from '#server/storage/tables.ts'
import { unsyncedTransaction } from '#server/storage/unsynced.ts'
import { nextPosition } from './next-position.ts'
import type { PreparedProducts } from './prepare-products.ts'

interface SaveRequest {
  readonly shopId: ShopId
  readonly parts: readonly PreparedProducts[]
  readonly now: number
  /** More of the same follows, and nobody is told of it before the last is on the disk. */
  readonly isPart?: boolean | undefined
  /** The feed that the products are of; of the one they were of, where absent. */
  readonly feed?: string | undefined
  /** What goes on record with it. */
  readonly note?: Omit<AuditNote, 'at'> | undefined
}

/** Writes the rows, if there are any, and the note. */
export async function saveProducts(
  db: Kysely<Tables>,
  { shopId, parts, now, isPart, feed, note }: SaveRequest,
): Promise<void> {
  const written = parts.filter(({ ids }) => ids.length > 0)
  if (written.length === 0 && !note) return
  const save = async (transaction: Transaction<Tables>) => {
    if (written.length > 0) await write(transaction, shopId, { parts: written, now, feed })
    if (note) await writeAudit(transaction, { ...note, at: now })
  }
  await (isPart ? unsyncedTransaction(db, save) : db.transaction().execute(save))
}

async function write(
  db: Transaction<Tables>,
  shopId: ShopId,
  { parts, now, feed }: Pick<SaveRequest, 'parts' | 'now' | 'feed'>,
): Promise<void> {
  // A write comes first: it keeps a second import of the shop waiting until this one is done, and SQLite does not let a
  // transaction that began by reading write after another process has written.
  await db.updateTable('shops').set({ id: shopId }).where('id', '=', shopId).execute()
  let position = await nextPosition(db, shopId)
  for (const { rows, ids, added, changed } of parts) {
    if (rows.length > 0) {
      await upsert(db, rows, { shopId, position, now })
      await writeNames(db, rows, shopId, now)
    }
    position += added + changed
    await markSeen(db, ids, { shopId, now, feed })
  }
}

/**
 * Writes the rows; those that exist keep their position. SQLite reads the text of the rows itself: as values of a statement they took
 * most of the time of an import, and left garbage for which everybody waited.
 */
async function upsert(
  db: Transaction<Tables>,
  rows: Uint8Array,
  { shopId, position, now }: { readonly shopId: ShopId; readonly position: number; readonly now: number },
): Promise<void> {
  await sql`
    insert into products (shop_id, id, position, title, department, listed, search, data, unbound, updated_at)
    select
      ${shopId}, value ->> 'id', ${position} + key, value ->> 'title', value ->> 'department', value ->> 'listed',
      value ->> 'search', value ->> 'data', value ->> 'unbound', ${now}
    from json_each(cast(${rows} as text))
    where true
    on conflict (shop_id, id) do update set
      title = excluded.title, department = excluded.department, listed = excluded.listed, search = excluded.search,
      data = excluded.data, unbound = excluded.unbound, updated_at = excluded.updated_at
  `.execute(db)
}

/** By which names they are found, and when their prices change by themselves. */
async function writeNames(db: Transaction<Tables>, rows: Uint8Array, shopId: ShopId, now: number): Promise<void> {
  for (const table of ['product_keys', 'price_moments'] as const)
    await sql`
      delete from ${sql.table(table)}
      where shop_id = ${shopId} and product_id in (select value ->> 'id' from json_each(cast(${rows} as text)))
    `.execute(db)
  await sql`
    insert or ignore into product_keys (shop_id, kind, key, product_id, variant_id)
    select ${shopId}, own.value ->> 0, own.value ->> 1, product.value ->> 'id', own.value ->> 2
    from json_each(cast(${rows} as text)) as product, json_each(product.value, '$.keys') as own
  `.execute(db)
  await sql`
    insert or ignore into price_moments (shop_id, product_id, at)
    select ${shopId}, product.value ->> 'id', own.value
    from json_each(cast(${rows} as text)) as product, json_each(product.value, '$.moments') as own
    where own.value > ${now}
  `.execute(db)
}

async function markSeen(
  db: Transaction<Tables>,
  ids: readonly ProductId[],
  { shopId, now, feed }: { readonly shopId: ShopId; readonly now: number; readonly feed: string | undefined },
): Promise<void> {
  await db
    .updateTable('products')
    .set({ seen_at: now, ...(feed === undefined ? {} : { feed }) })
    .where('shop_id', '=', shopId)
    .where('id', 'in', ids)
    .execute()
}
