// The rows of stores.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import { isTimeZone, openingHoursSchema } from '#shared/desk/hours.ts'
import type { Store } from '#shared/desk/hours.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { AuditActor } from '#server/identity/audit.ts'
import type { StoreRow } from '#server/storage/hours-tables.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The most stores of a shop. */
const maxStores = 500

/** A store with its shop. */
export interface StoredStore extends Store {
  readonly shopId: ShopId
  /** Whether it came with the demo shop. */
  readonly isDemo: boolean
}

const texts = z.array(z.string())
/** Hours, or a zone, that cannot be read: open to nobody, rather than at any time. */
const neverOpen = { week: {}, exceptions: [], holidays: [] }

/** The rows of all stores. */
export class StoreRows {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: { db: Kysely<Tables>; now: () => number }) {
    this.#db = db
    this.#now = now
  }

  async all(): Promise<readonly StoredStore[]> {
    const rows = await this.#db.selectFrom('stores').selectAll().orderBy('shop_id').orderBy('id').execute()
    return rows.map(storeOf)
  }

  /** Saves a store. Refuses `too-many-stores`. */
  save(shopId: ShopId, store: Store, by: AuditActor): Promise<Outcome<void>> {
    return this.#db.transaction().execute(async (trx) => {
      // The shop says what it has: what came along is gone.
      await trx.deleteFrom('stores').where('shop_id', '=', shopId).where('is_demo', '=', 1).execute()
      const others = await trx.selectFrom('stores').select('id').where('shop_id', '=', shopId).execute()
      if (others.length >= maxStores && !others.some(({ id }) => id === store.id))
        return refused(refusal('too-many-stores'))
      await put(trx, rowOf(shopId, store, false))
      const note = { at: this.#now(), where: { shopId }, actor: by, subject: store.id }
      await writeAudit(trx, { ...note, action: 'store.saved' })
      return granted(undefined)
    })
  }

  /** Writes the stores that come with the demo shop, where it has none. */
  async saveDemo(shopId: ShopId, stores: readonly Store[]): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const own = await trx
        .selectFrom('stores')
        .select('id')
        .where('shop_id', '=', shopId)
        .where('is_demo', '=', 0)
        .limit(1)
        .execute()
      if (own.length > 0) return
      for (const store of stores) await put(trx, rowOf(shopId, store, true))
    })
  }

  /** Refuses `no-such-store`. */
  remove(shopId: ShopId, id: string, by: AuditActor): Promise<Outcome<void>> {
    return this.#db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('stores')
        .where('shop_id', '=', shopId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return refused(refusal('no-such-store'))
      const note = { at: this.#now(), where: { shopId }, actor: by, subject: id }
      await writeAudit(trx, { ...note, action: 'store.removed' })
      return granted(undefined)
    })
  }
}

async function put(trx: Kysely<Tables>, row: Selectable<StoreRow>): Promise<void> {
  await trx
    .insertInto('stores')
    .values(row)
    .onConflict((conflict) => conflict.columns(['shop_id', 'id']).doUpdateSet(row))
    .execute()
}

function rowOf(shopId: ShopId, store: Store, isDemo: boolean): Selectable<StoreRow> {
  const { id, name, region, timeZone, departments, languages, hours } = store
  return {
    ...{ shop_id: shopId, id, name, region, time_zone: timeZone, is_demo: isDemo ? 1 : 0 },
    departments: JSON.stringify(departments),
    languages: JSON.stringify(languages),
    hours: hours && JSON.stringify(hours),
  }
}

function storeOf(row: Selectable<StoreRow>): StoredStore {
  const { shop_id, id, name, region, time_zone, departments, languages, hours, is_demo } = row
  const isPlaced = isTimeZone(time_zone)
  return {
    ...{ shopId: shop_id, id, name, region, timeZone: isPlaced ? time_zone : 'UTC', isDemo: is_demo === 1 },
    departments: readJson(departments, texts, []),
    languages: readJson(languages, texts, []),
    hours: hours === null ? null : isPlaced ? readJson(hours, openingHoursSchema, neverOpen) : neverOpen,
  }
}
