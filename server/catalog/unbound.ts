// What of a shop cannot be bought from here, and why: variants of which nobody has told the shop's own id, or that share one.
import type { Kysely } from 'kysely'
import type { UnboundPage } from '#shared/catalog/resolve.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'
import { productOf } from './product-row.ts'
import { sharedKeys } from './resolver.ts'
import type { StoredVariant } from './stored-product.ts'

const pageSize = 50
/** The most variants of one product that are told. */
const maxVariants = 100
const maxShared = 100

/** One page of the report, in the order of ids. @param after the last product of the page before. */
export async function unboundOf(db: Kysely<Tables>, shopId: ShopId, after: string): Promise<UnboundPage> {
  const ofShop = db.selectFrom('products').where('shop_id', '=', shopId).where('unbound', '>', 0)
  const { products, variants } = await ofShop
    .select(({ fn }) => [fn.countAll<number>().as('products'), fn.sum<number | null>('unbound').as('variants')])
    .executeTakeFirstOrThrow()
  const rows = await ofShop
    .select(['id', 'title', 'data'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(pageSize + 1)
    .execute()
  const shown = rows.slice(0, pageSize)
  const shared = await sharedKeys(db, shopId, ['ref', 'sku', 'gtin'], maxShared)
  return {
    products: Number(products),
    variants: Number(variants ?? 0),
    unbound: shown.map((row) => {
      const without = (productOf(row)?.variants ?? []).filter(({ ref }) => ref === undefined)
      return { product: row.id, title: row.title, variants: without.slice(0, maxVariants).map(whyOf) }
    }),
    shared: shared.flatMap(({ kind, key, count }) =>
      kind === 'url' || kind === 'handle' ? [] : [{ kind, key, variants: Number(count) }],
    ),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  }
}

function whyOf({ id, sku, gtin }: StoredVariant): UnboundPage['unbound'][number]['variants'][number] {
  const known =
    sku === undefined && gtin === undefined
      ? 'It has no SKU and no trade number either.'
      : `It is known as ${sku ?? gtin}.`
  return {
    id,
    why: 'no-ref',
    hint: `No file has told the shop’s own id of it. ${known} A feed that has ids, such as products.json or Google Merchant, fills it.`,
  }
}
