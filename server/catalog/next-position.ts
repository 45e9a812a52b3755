import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import type { Tables } from '../storage/tables.ts'

/** The place of a shop's next new product: behind all that it has. */
export async function nextPosition(db: Kysely<Tables>, shopId: ShopId): Promise<number> {
  const last = await db
    .selectFrom('products')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('shop_id', '=', shopId)
    .executeTakeFirst()
  return (last?.position ?? -1) + 1
}
