// The addresses to which shops want questions after the sale.
import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { AuditActor } from '#server/identity/audit.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The rows of help desks. */
export class HelpDesks {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: { db: Kysely<Tables>; now: () => number }) {
    this.#db = db
    this.#now = now
  }

  async addressOf(shopId: ShopId): Promise<string | null> {
    const row = await this.#db
      .selectFrom('help_desks')
      .select('address')
      .where('shop_id', '=', shopId)
      .executeTakeFirst()
    return row?.address ?? null
  }

  async save(shopId: ShopId, address: string, by: AuditActor): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await trx
        .insertInto('help_desks')
        .values({ shop_id: shopId, address })
        .onConflict((conflict) => conflict.column('shop_id').doUpdateSet({ address }))
        .execute()
      const note = { at: this.#now(), where: { shopId }, actor: by, subject: shopId }
      await writeAudit(trx, { ...note, action: 'help-desk.changed' })
    })
  }

  /** @returns whether there was one. */
  remove(shopId: ShopId, by: AuditActor): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx.deleteFrom('help_desks').where('shop_id', '=', shopId).executeTakeFirst()
      if (numDeletedRows === 0n) return false
      const note = { at: this.#now(), where: { shopId }, actor: by, subject: shopId }
      await writeAudit(trx, { ...note, action: 'help-desk.removed' })
      return true
    })
  }
}
