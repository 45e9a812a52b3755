// The rows of who works when.
import type { Kysely, Selectable } from 'kysely'
import { saveShiftsSchema } from '#shared/desk/hours.ts'
import type { SaveShifts } from '#shared/desk/hours.ts'
import type { ShopId } from '#shared/ids.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { AuditActor } from '#server/identity/audit.ts'
import type { ShiftPlanRow } from '#server/storage/hours-tables.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'

/** When somebody works, with whom it is about. */
export interface StoredPlan {
  readonly shopId: ShopId
  readonly person: string
  readonly plan: SaveShifts
  /** Whether they are away because of a break. */
  readonly isOnBreak: boolean
  /** When a shift or a break begins or ends next. */
  readonly nextAt: number | null
}

/** The most people of a shop with shifts. */
const maxPlans = 2000

const none: SaveShifts = { store: null, timeZone: 'UTC', shifts: { week: {}, exceptions: [], holidays: [] } }

/** The rows of all plans. */
export class ShiftRows {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: { db: Kysely<Tables>; now: () => number }) {
    this.#db = db
    this.#now = now
  }

  async all(): Promise<readonly StoredPlan[]> {
    const rows = await this.#db.selectFrom('shift_plans').selectAll().orderBy('shop_id').orderBy('person').execute()
    return rows.map(planOf)
  }

  /** @returns whether there was a place for one more. */
  save(
    of: { readonly shopId: ShopId; readonly person: string },
    { plan, nextAt }: Pick<StoredPlan, 'plan' | 'nextAt'>,
    by: AuditActor | undefined,
  ): Promise<boolean> {
    const said = { plan: JSON.stringify(plan), next_at: nextAt }
    return this.#db.transaction().execute(async (trx) => {
      const ofShop = trx.selectFrom('shift_plans').where('shop_id', '=', of.shopId)
      const isNew = !(await ofShop.select('person').where('person', '=', of.person).executeTakeFirst())
      const { count } = await ofShop.select((e) => e.fn.countAll().as('count')).executeTakeFirstOrThrow()
      if (isNew && Number(count) >= maxPlans) return false
      await trx
        .insertInto('shift_plans')
        .values({ shop_id: of.shopId, person: of.person, is_on_break: 0, ...said })
        .onConflict((conflict) => conflict.columns(['shop_id', 'person']).doUpdateSet(said))
        .execute()
      const note = { at: this.#now(), where: { shopId: of.shopId }, subject: of.person }
      if (by) await writeAudit(trx, { ...note, actor: by, action: 'shifts.saved' })
      return true
    })
  }

  /** @returns whether there was one. */
  remove(shopId: ShopId, person: string, by: AuditActor): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('shift_plans')
        .where('shop_id', '=', shopId)
        .where('person', '=', person)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return false
      const note = { at: this.#now(), where: { shopId }, subject: person, actor: by }
      await writeAudit(trx, { ...note, action: 'shifts.removed' })
      return true
    })
  }

  /** Moves a plan on. @returns whether nobody did so before. */
  async turned(
    { shopId, person, nextAt }: StoredPlan,
    to: { readonly isOnBreak: boolean; readonly nextAt: number | null },
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('shift_plans')
      .set({ is_on_break: to.isOnBreak ? 1 : 0, next_at: to.nextAt })
      .where('shop_id', '=', shopId)
      .where('person', '=', person)
      .where('next_at', '=', nextAt)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  /** Those of whom a shift or a break begins or ends. */
  async due(now: number, limit: number, skip: number): Promise<readonly StoredPlan[]> {
    const rows = await this.#db
      .selectFrom('shift_plans')
      .selectAll()
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('shop_id')
      .orderBy('person')
      .limit(limit)
      .offset(skip)
      .execute()
    return rows.map(planOf)
  }

  async nextDue(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('shift_plans')
      .select((e) => e.fn.min('next_at').as('next'))
      .where('next_at', '>', after)
      .executeTakeFirst()
    return row?.next === null || row === undefined ? undefined : Number(row.next)
  }
}

function planOf({ shop_id, person, plan, is_on_break, next_at }: Selectable<ShiftPlanRow>): StoredPlan {
  return {
    ...{ shopId: shop_id, person, plan: readJson(plan, saveShiftsSchema, none), isOnBreak: is_on_break === 1 },
    nextAt: next_at === null ? null : Number(next_at),
  }
}
