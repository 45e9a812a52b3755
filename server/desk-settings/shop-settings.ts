// How shops run their desks, as they have set it. It is asked with every figure, so it is kept in memory for a moment.
import type { Kysely } from 'kysely'
import { deskShopSettingsSchema } from '#shared/desk/shop-settings.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'

/** Another server may have changed them. */
const keepMs = 5_000
const usual = deskShopSettingsSchema.parse({})

/** Hears of changes. Called once they are stored. */
export type SettingsListener = (shopId: ShopId, settings: DeskShopSettings) => Promise<void>

/** The settings of all shops. */
export class ShopSettings {
  readonly #db: Kysely<Tables>
  readonly #now: () => number
  readonly #known = new Map<ShopId, { readonly until: number; readonly settings: DeskShopSettings }>()
  readonly #listeners: SettingsListener[] = []

  constructor({ db, now }: { db: Kysely<Tables>; now: () => number }) {
    this.#db = db
    this.#now = now
  }

  onChange(listener: SettingsListener): void {
    this.#listeners.push(listener)
  }

  readonly of = async (shopId: ShopId): Promise<DeskShopSettings> => {
    const known = this.#known.get(shopId)
    if (known && known.until > this.#now()) return known.settings
    const row = await this.#db
      .selectFrom('desk_settings')
      .select('settings')
      .where('shop_id', '=', shopId)
      .executeTakeFirst()
    return this.#keep(shopId, row ? readJson(row.settings, deskShopSettingsSchema, usual) : usual)
  }

  async set(shopId: ShopId, settings: DeskShopSettings): Promise<void> {
    const row = { shop_id: shopId, settings: JSON.stringify(settings) }
    await this.#db
      .insertInto('desk_settings')
      .values(row)
      .onConflict((conflict) => conflict.column('shop_id').doUpdateSet({ settings: row.settings }))
      .execute()
    this.#keep(shopId, settings)
    for (const listener of this.#listeners) await listener(shopId, settings)
  }

  #keep(shopId: ShopId, settings: DeskShopSettings): DeskShopSettings {
    this.#known.set(shopId, { until: this.#now() + keepMs, settings })
    return settings
  }
}
