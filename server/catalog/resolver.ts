// From what a page or another program knows of something to the product and variant: by the shop's own id, SKU, trade number, address or handle.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Resolved, ResolveBy } from '#shared/catalog/resolve.ts'
import type { ProductId, ShopId, VariantId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'
import { comparable } from './product-keys.ts'
import type { KeyKind } from './product-keys.ts'
import { productOf } from './product-row.ts'

/** What is known of a thing; at least one of them. */
export type ResolveRequest = { readonly [Kind in ResolveBy]?: string | undefined }

/** The surest first: an address may be that of many variants, and a SKU may be used twice. */
const order = ['ref', 'gtin', 'sku', 'url', 'handle'] as const satisfies readonly KeyKind[]
/** The most variants that one name may have, so that it is still a name. */
const maxFound = 200

interface Found {
  readonly product: ProductId
  readonly variant: VariantId | undefined
}

/** What the shop has of that. */
export async function resolve(db: Kysely<Tables>, shopId: ShopId, request: ResolveRequest): Promise<Resolved> {
  let found: readonly Found[] | undefined
  const by: ResolveBy[] = []
  for (const kind of order) {
    const key = request[kind] === undefined ? undefined : comparable(kind, request[kind])
    if (key === undefined) continue
    const own = await named(db, shopId, kind, key)
    if (own.length === 0) continue
    const both = found ? common(found, own) : own
    // Two names that lead to different things: neither is believed.
    if (both.length === 0) return { state: 'conflict', by: [...by, kind] }
    found = both
    by.push(kind)
  }
  return found ? answer(db, shopId, found, by) : { state: 'unknown' }
}

async function named(db: Kysely<Tables>, shopId: ShopId, kind: KeyKind, key: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('product_keys')
    .select(['product_id', 'variant_id'])
    .where('shop_id', '=', shopId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .limit(maxFound)
    .execute()
  const found = rows.map((row) => ({
    product: row.product_id,
    variant: row.variant_id === '' ? undefined : row.variant_id,
  }))
  return kind === 'url' && found.length === 0 ? withoutQuery(db, shopId, key) : found
}

/** An address with parameters that no feed has: it is that of the product without them. */
async function withoutQuery(db: Kysely<Tables>, shopId: ShopId, key: string): Promise<Found[]> {
  const at = key.indexOf('?')
  if (at === -1) return []
  // `?variant=` is how Shopify names a variant in an address.
  const variant = new URLSearchParams(key.slice(at)).get('variant')
  const product = await named(db, shopId, 'url', key.slice(0, at))
  if (variant === null) return product
  const own = await named(db, shopId, 'ref', variant)
  return product.length === 0 ? [] : common(product, own).length > 0 ? common(product, own) : product
}

/** What both lists mean: a product of the one and a variant of it of the other is that variant. */
function common(some: readonly Found[], others: readonly Found[]): Found[] {
  const all = some.flatMap((one) =>
    others.flatMap((other) => {
      if (one.product !== other.product) return []
      if (one.variant === undefined || other.variant === undefined || one.variant === other.variant)
        return [{ product: one.product, variant: one.variant ?? other.variant }]
      return []
    }),
  )
  return [...new Map(all.map((found) => [`${found.product} ${found.variant}`, found])).values()]
}

async function answer(
  db: Kysely<Tables>,
  shopId: ShopId,
  found: readonly Found[],
  by: readonly ResolveBy[],
): Promise<Resolved> {
  const products = [...new Set(found.map(({ product }) => product))]
  const [only] = products
  if (products.length !== 1 || only === undefined)
    return { state: 'ambiguous', by: [...by], products: products.slice(0, 20) }
  const row = await db
    .selectFrom('products')
    .leftJoin('feeds', 'feeds.id', 'products.feed')
    .select(['products.data', 'products.seen_at', 'feeds.confirmed_at'])
    .where('products.shop_id', '=', shopId)
    .where('products.id', '=', only)
    .executeTakeFirst()
  const product = row && productOf(row)
  if (!row || !product) return { state: 'unknown' }
  const variants = [...new Set(found.flatMap(({ variant }) => variant ?? []))]
  const all = product.variants
  const [variant] = variants.length === 1 ? variants : all.length === 1 ? [all[0]?.id] : [undefined]
  const ref = all.find(({ id }) => id === variant)?.ref
  return {
    state: 'found',
    by: [...by],
    product: only,
    variant: variant ?? null,
    ref: ref ?? null,
    seenAt: Math.max(Number(row.seen_at), Number(row.confirmed_at ?? 0)),
  }
}

/** How many names of each kind lead to more than one thing, and so to none. */
export async function sharedKeys(db: Kysely<Tables>, shopId: ShopId, kinds: readonly KeyKind[], limit: number) {
  return db
    .selectFrom('product_keys')
    .select(['kind', 'key', sql<number>`count(*)`.as('count')])
    .where('shop_id', '=', shopId)
    .where('kind', 'in', kinds)
    .groupBy(['kind', 'key'])
    .having(sql<number>`count(*)`, '>', 1)
    .orderBy('kind')
    .orderBy('key')
    .limit(limit)
    .execute()
}
