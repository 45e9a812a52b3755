// Products that are taken away: in no list any more, and not to be had. Carts that hold them still know them.
import type { Kysely } from 'kysely'
import type { ProductId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Staging } from './feeds/staging.ts'
import { productOf } from './product-row.ts'
import type { StoredProduct } from './stored-product.ts'

/** Products that are looked up at once. */
const batchSize = 50
/** Products that a file names nothing of: below this, any share of them may go. */
const harmless = 5

/** Hidden products that were shown before. @returns how many of them were listed. */
export async function withdrawHidden(
  db: Kysely<Tables>,
  shopId: ShopId,
  staging: Staging,
): Promise<{ readonly listed: number }> {
  let listed = 0
  let batch: StoredProduct[] = []
  const withdraw = async () => {
    const known = await listingOf(
      db,
      shopId,
      batch.map(({ id }) => id),
    )
    for (const product of batch) {
      if (!known.has(product.id)) continue
      if (known.get(product.id) === 1) listed += 1
      staging.withdraw(soldOut(product))
    }
    batch = []
  }
  for (const product of staging.products('hidden')) {
    batch.push(product)
    if (batch.length === batchSize) await withdraw()
  }
  if (batch.length > 0) await withdraw()
  return { listed }
}

async function listingOf(
  db: Kysely<Tables>,
  shopId: ShopId,
  ids: readonly ProductId[],
): Promise<Map<ProductId, number>> {
  const rows = await db
    .selectFrom('products')
    .select(['id', 'listed'])
    .where('shop_id', '=', shopId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, listed }) => [id, listed]))
}

/** What a file that names everything may do. */
export interface WholeFile {
  /** Everything of this feed; everything of the shop where absent. */
  readonly feed?: string | undefined
  /** The most of the listed products that it may take away, 0…100. */
  readonly mayLosePercent: number
}

interface Missing {
  readonly shop: ShopId
  readonly whole: WholeFile
  readonly staging: Staging
  /** Listed products that the file itself hides. */
  readonly hidden: number
}

/** What the shop has and the file does not. @returns how many; refused `feed-loses-much` where that is too much of the shop. */
export async function withdrawMissing(
  db: Kysely<Tables>,
  { shop, whole, staging, hidden }: Missing,
): Promise<Outcome<number>> {
  let [after, all, lost, missing] = ['', 0, hidden, 0]
  for (;;) {
    let some = db
      .selectFrom('products')
      .select(['id', 'listed', 'data'])
      .where('shop_id', '=', shop)
      .where('id', '>', after)
    if (whole.feed !== undefined) some = some.where('feed', '=', whole.feed)
    const rows = await some.orderBy('id').limit(batchSize).execute()
    for (const row of rows) {
      after = row.id
      all += row.listed
      if (staging.hasProduct(row.id)) continue
      lost += row.listed
      const product = productOf(row)
      if (!product || isGone(product)) continue
      missing += 1
      staging.withdraw(soldOut(product))
    }
    if (rows.length < batchSize) break
  }
  const percent = all === 0 ? 0 : (lost / all) * 100
  if (lost > harmless && percent > whole.mayLosePercent) {
    const detail = `It would take ${lost} of ${all} products away (${Math.round(percent)} %), and ${whole.mayLosePercent} % may go at once.`
    return refused(refusal('feed-loses-much', { detail }))
  }
  return granted(missing)
}

function isGone({ unlisted, variants }: StoredProduct): boolean {
  return unlisted === true && variants.every(({ available }) => !available)
}

function soldOut(product: StoredProduct): StoredProduct {
  return { ...product, unlisted: true, variants: product.variants.map((variant) => ({ ...variant, available: false })) }
}
