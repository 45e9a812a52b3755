// Writes prepared products in one transaction. Nothing interrupts it, for edits of rooms wait for it.
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
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
  /** What goes on record with it. */
  readonly note?: Omit<AuditNote, 'at'> | undefined
}

/** Writes the rows, if there are any, and the note. */
export async function saveProducts(
  db: Kysely<Tables>,
  { shopId, parts, now, isPart, note }: SaveRequest,
): Promise<void> {
  const written = parts.filter(({ rows }) => rows.length > 0)
  if (written.length === 0 && !note) return
  const save = async (transaction: Transaction<Tables>) => {
    if (written.length > 0) await write(transaction, shopId, { parts: written, now })
    if (note) await writeAudit(transaction, { ...note, at: now })
  }
  await (isPart ? unsyncedTransaction(db, save) : db.transaction().execute(save))
}

async function write(
  db: Transaction<Tables>,
  shopId: ShopId,
  { parts, now }: Pick<SaveRequest, 'parts' | 'now'>,
): Promise<void> {
  // A write comes first: it keeps a second import of the shop waiting until this one is done, and SQLite does not let a
  // transaction that began by reading write after another process has written.
  await db.updateTable('shops').set({ id: shopId }).where('id', '=', shopId).execute()
  let position = await nextPosition(db, shopId)
  for (const { rows, added, changed } of parts) {
    await upsert(db, rows, { shopId, position, now })
    position += added + changed
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
    insert into products (shop_id, id, position, title, department, listed, search, data, updated_at)
    select
      ${shopId}, value ->> 'id', ${position} + key, value ->> 'title', value ->> 'department', value ->> 'listed',
      value ->> 'search', value ->> 'data', ${now}
    from json_each(cast(${rows} as text))
    where true
    on conflict (shop_id, id) do update set
      title = excluded.title, department = excluded.department, listed = excluded.listed, search = excluded.search,
      data = excluded.data, updated_at = excluded.updated_at
  `.execute(db)
}
