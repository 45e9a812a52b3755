import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The shop that comes along. */
const demoShop: ShopId = 'demo'

/**
 * Whether a shop is the demo shop as it comes: nobody has said how its customers sign in, and there is no other shop. Only there
 * may anybody be a customer, or staff, by a click.
 */
export async function isDemoAsItComes(db: Kysely<Tables>, shopId: ShopId): Promise<boolean> {
  if (shopId !== demoShop) return false
  const other = await db.selectFrom('shops').select('id').where('id', '!=', demoShop).limit(1).executeTakeFirst()
  const identity = await db.selectFrom('shop_identities').select('shop_id').limit(1).executeTakeFirst()
  return !other && !identity
}
