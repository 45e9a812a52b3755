// The rows of staff.
import type { Kysely, Selectable, Updateable } from 'kysely'
import * as z from 'zod'
import { usualCapacity } from '#shared/desk/contracts.ts'
import type { StaffMember } from '#shared/desk/contracts.ts'
import { newId } from '#shared/ids.ts'
import type { ShopId } from '#shared/ids.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { StaffRow } from '#server/storage/desk-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

export type StoredStaff = Selectable<StaffRow>

/** Who somebody is, by the shop's word. */
export interface StaffPlan extends Omit<StaffMember, 'id'> {
  readonly shopId: ShopId
  /** The shop's own id of them. */
  readonly externalId: string
  readonly isDemo: boolean
}

const texts = z.array(z.string())

/** The rows of all staff. */
export class StaffRows {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: { db: Kysely<Tables>; now: () => number }) {
    this.#db = db
    this.#now = now
  }

  all(): Promise<StoredStaff[]> {
    return this.#db.selectFrom('staff').selectAll().execute()
  }

  /** Makes them known, or brings what is known of them up to date. */
  save({ shopId, externalId, isDemo, ...said }: StaffPlan): Promise<StoredStaff> {
    const { name, role, picture, store } = said
    const changed = {
      ...{ name, role, picture, store },
      languages: JSON.stringify(said.languages),
      skills: JSON.stringify(said.skills),
    }
    const row: StoredStaff = {
      id: newId(),
      shop_id: shopId,
      external_id: externalId,
      ...changed,
      availability: 'off',
      capacity: usualCapacity,
      missed: 0,
      present_until: null,
      is_demo: isDemo ? 1 : 0,
      created_at: this.#now(),
    }
    return this.#db
      .insertInto('staff')
      .values(row)
      .onConflict((conflict) => conflict.columns(['shop_id', 'external_id']).doUpdateSet(changed))
      .returningAll()
      .executeTakeFirstOrThrow()
  }

  async change(ids: readonly string[], set: Updateable<StaffRow>): Promise<void> {
    if (ids.length > 0) await this.#db.updateTable('staff').set(set).where('id', 'in', ids).execute()
  }

  /** Those whose desk has been out of reach for too long. */
  absent(now: number, limit: number, skip: number): Promise<StoredStaff[]> {
    return this.#db
      .selectFrom('staff')
      .selectAll()
      .where('present_until', '<=', now)
      .orderBy('present_until')
      .orderBy('id')
      .limit(limit)
      .offset(skip)
      .execute()
  }

  async nextAbsence(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('staff')
      .select((e) => e.fn.min('present_until').as('until'))
      .where('present_until', '>', after)
      .executeTakeFirst()
    return row?.until ?? undefined
  }
}

/** What others may know of somebody who works at the shop. */
export function staffMember({ id, name, role, picture, store, languages, skills }: StoredStaff): StaffMember {
  const known = { languages: readJson(languages, texts, []), skills: readJson(skills, texts, []) }
  return { id, name, role, picture, store, ...known }
}
