// Amounts say their exponent. What is stored was written by the digits of CLDR, which has none for some currencies: those amounts are
// brought to the exponent of ISO 4217. Products may be unlisted: reached by a direct link, and in no list.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { isoExponentOf, unstatedExponentOf } from '#shared/iso-4217.ts'
import type { Tables } from '../tables.ts'

/** The most products changed by one statement. */
const batchSize = 200
/** The greatest amount that a product may have. */
const maxAmountMinor = 100_000_000_000_000

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('products')
    .addColumn('listed', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await db.schema.dropIndex('products_departments').execute()
  await db.schema
    .createIndex('products_departments')
    .on('products')
    .columns(['shop_id', 'listed', 'department', 'position'])
    .execute()
  await sayExponents(db)
}

async function sayExponents(db: Kysely<Tables>): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<StoredProduct>`
      select rowid as num, data from products where rowid > ${after} order by rowid limit ${batchSize}
    `.execute(db)
    for (const { num, data } of rows) {
      await sql`update products set data = ${withExponent(data)} where rowid = ${num}`.execute(db)
      after = num
    }
    if (rows.length < batchSize) return
  }
}

interface StoredProduct {
  readonly num: number
  readonly data: string
}

interface OldVariant {
  readonly amountMinor: number
  readonly compareAtMinor?: number
}

/** The product as an import writes it from now on: an import that changes nothing finds it unchanged. */
function withExponent(data: string): string {
  const { currency, variants, ...product } = JSON.parse(data) as { currency: string; variants: readonly OldVariant[] }
  const [before, now] = [unstatedExponentOf(currency), isoExponentOf(currency)]
  const amounts = variants.flatMap(({ amountMinor, compareAtMinor = 0 }) => [amountMinor, compareAtMinor])
  const factor = 10 ** (now - before)
  // What would become too great keeps the exponent it was written with, which says the same.
  const fits = Math.max(...amounts) * factor <= maxAmountMinor
  const changed = fits ? variants.map((variant) => rescaled(variant, factor)) : variants
  return JSON.stringify(inOrder({ ...product, currency, exponent: fits ? now : before, variants: changed }))
}

function rescaled(variant: OldVariant, factor: number): OldVariant {
  const { amountMinor, compareAtMinor } = variant
  return {
    ...variant,
    amountMinor: amountMinor * factor,
    ...(compareAtMinor === undefined ? {} : { compareAtMinor: compareAtMinor * factor }),
  }
}

const order = [
  ...(['id', 'shop', 'title', 'brand', 'department', 'description', 'currency', 'exponent', 'options'] as const),
  ...(['variants', 'pictures', 'attributes', 'rating', 'reviews', 'tags'] as const),
]

function inOrder(product: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(order.flatMap((name) => (name in product ? [[name, product[name]] as const] : [])))
}
