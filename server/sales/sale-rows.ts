// The rows of sold lines.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { ShopId } from '#shared/ids.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { SaleLineRow } from '#server/storage/after-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

const shareSchema = z.object({ staff: z.string().nullable(), part: z.int(), of: z.int() })
const correctionSchema = z.object({
  at: z.int(),
  by: z.string().nullable(),
  reason: z.string(),
  before: z.array(shareSchema),
})

/** A part of a line that counts for somebody. */
export type Share = z.infer<typeof shareSchema>
/** A correction: when, by which supervisor, why, and how it was before. */
export type Correction = z.infer<typeof correctionSchema>

/** A sold line as it is stored. */
export interface StoredSale extends Omit<SaleLineRow, 'shares' | 'changed'> {
  readonly shares: readonly Share[]
  readonly corrections: readonly Correction[]
}

/** Lines of one statement. */
const batch = 500

/** The rows of all shops. */
export class SaleRows {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** A line that was reported before stays as it is: corrections are not lost. */
  async insert(sales: readonly StoredSale[]): Promise<void> {
    await this.#db
      .insertInto('sale_lines')
      .values(sales.map(rowOf))
      .onConflict((conflict) => conflict.columns(['shop_id', 'order_ref', 'line']).doNothing())
      .execute()
  }

  async find(shopId: ShopId, order: string, line: number): Promise<StoredSale | undefined> {
    const row = await this.#of(shopId).where('order_ref', '=', order).where('line', '=', line).executeTakeFirst()
    return row && saleOf(row)
  }

  /** The newest first. */
  async between(shopId: ShopId, from: number, to: number, limit: number): Promise<readonly StoredSale[]> {
    const rows = await this.#of(shopId)
      .where('bought_at', '>=', from)
      .where('bought_at', '<', to)
      .orderBy('bought_at', 'desc')
      .orderBy('order_ref')
      .orderBy('line')
      .limit(limit)
      .execute()
    return rows.map(saleOf)
  }

  /** @returns whether the line was still as it was read. */
  async correct(before: StoredSale, after: Pick<StoredSale, 'shares' | 'corrections'>): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('sale_lines')
      .set({ shares: JSON.stringify(after.shares), changed: JSON.stringify(after.corrections) })
      .where('shop_id', '=', before.shop_id)
      .where('order_ref', '=', before.order_ref)
      .where('line', '=', before.line)
      .where('changed', '=', JSON.stringify(before.corrections))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  /** Forgets of some lines whose they were; the amounts stay. @returns whether there may be more. */
  async forgetPeople(shopId: ShopId, before: number): Promise<boolean> {
    const rows = await this.#of(shopId)
      .where('bought_at', '<', before)
      .where((e) => e.or([e('shares', 'like', '%"staff":"%'), e('changed', 'like', '%"staff":"%')]))
      .limit(batch)
      .execute()
    for (const row of rows) {
      const { shares, corrections } = saleOf(row)
      const told = corrections.map((one) => ({ ...one, by: null, before: one.before.map(nobodys) }))
      await this.#db
        .updateTable('sale_lines')
        .set({ shares: JSON.stringify(shares.map(nobodys)), changed: JSON.stringify(told) })
        .where('shop_id', '=', shopId)
        .where('order_ref', '=', row.order_ref)
        .where('line', '=', row.line)
        .execute()
    }
    return rows.length === batch
  }

  async shops(): Promise<readonly ShopId[]> {
    const rows = await this.#db.selectFrom('sale_lines').select('shop_id').distinct().execute()
    return rows.map(({ shop_id }) => shop_id)
  }

  #of(shopId: ShopId) {
    return this.#db.selectFrom('sale_lines').selectAll().where('shop_id', '=', shopId)
  }
}

function nobodys(share: Share): Share {
  return { ...share, staff: null }
}

function rowOf({ shares, corrections, ...sale }: StoredSale): SaleLineRow {
  return { ...sale, shares: JSON.stringify(shares), changed: JSON.stringify(corrections) }
}

function saleOf({ shares, changed, ...row }: SaleLineRow): StoredSale {
  return {
    ...row,
    shares: readJson(shares, z.array(shareSchema), []),
    corrections: readJson(changed, z.array(correctionSchema), []),
  }
}
