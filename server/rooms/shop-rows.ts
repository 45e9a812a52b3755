import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A shop as a room shows it. Refuses `no-such-shop`. */
export async function readShop(db: Kysely<Tables>, id: ShopId): Promise<Outcome<Shop>> {
  const row = await db
    .selectFrom('shops')
    .select(['id', 'name', 'locale', 'currency', 'guests'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? granted({ ...row, guests: row.guests === 1 }) : refused(refusal('no-such-shop'))
}
