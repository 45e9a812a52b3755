// Makes products ready to be written: compares them with what is stored, and encodes the rows that are new or differ. It may be done in
// another thread than the writing, which then makes no text of its own and leaves no garbage.
import type { Kysely } from 'kysely'
import type { ProductId, ShopId } from '#shared/ids.ts'
import type { ProductRow, Tables } from '#server/storage/tables.ts'
import { productOf, rowOf, storedData } from './product-row.ts'
import type { NewProductRow } from './product-row.ts'
import type { StoredProduct } from './stored-product.ts'

/** The most products written by one statement, and about the most characters of them: written in about a millisecond. */
const maxProducts = 5
const maxLength = 64 * 1024

/** What is done with products when they are saved. */
export interface Saved {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** Some products, ready to be written by one statement. */
export interface PreparedProducts extends Saved {
  /** What is new or differs: a list of `NewProductRow` as JSON in UTF-8. Empty where nothing is. */
  readonly rows: Uint8Array
  /** All of them, changed or not. */
  readonly ids: readonly ProductId[]
  /** Those known products whose prices or availability changed. */
  readonly repriced: readonly ProductId[]
}

/** Of all parts together. */
export function savedOf(parts: readonly Saved[]): Saved {
  const sum = (count: keyof Saved) => parts.reduce((all, part) => all + part[count], 0)
  return { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') }
}

/** @param products each id once. */
export async function* prepareProducts(
  db: Kysely<Tables>,
  shopId: ShopId,
  products: Iterable<StoredProduct>,
): AsyncGenerator<PreparedProducts> {
  let part: NewProductRow[] = []
  let length = 0
  for (const product of products) {
    const row = rowOf(product)
    length += row.data.length + row.search.length
    if (part.length === maxProducts || (part.length > 0 && length > maxLength)) {
      yield await prepared(db, shopId, part)
      part = []
      length = row.data.length + row.search.length
    }
    part.push(row)
  }
  if (part.length > 0) yield await prepared(db, shopId, part)
}

async function prepared(db: Kysely<Tables>, shopId: ShopId, part: readonly NewProductRow[]): Promise<PreparedProducts> {
  const before = await storedData(
    db,
    shopId,
    part.map(({ id }) => id),
  )
  const rows = part.filter(({ id, data }) => before.get(id) !== data)
  const known = rows.filter(({ id }) => before.has(id))
  // A new product is in no cart.
  const repriced = known.filter((row) => pricesIn({ data: before.get(row.id) ?? '' }) !== pricesIn(row))
  return {
    ids: part.map(({ id }) => id),
    rows: new TextEncoder().encode(rows.length > 0 ? JSON.stringify(rows) : ''),
    added: rows.length - known.length,
    changed: known.length,
    unchanged: part.length - rows.length,
    repriced: repriced.map(({ id }) => id),
  }
}

/** Undefined for a row that is damaged: whatever is saved in its place is another price. */
function pricesIn(row: Pick<ProductRow, 'data'>): string | undefined {
  const product = productOf(row)
  if (!product) return undefined
  const { currency, exponent, variants } = product
  return JSON.stringify([
    currency,
    exponent,
    variants.map(({ id, amountMinor, compareAtMinor, sale, available }) => [
      id,
      amountMinor,
      compareAtMinor,
      sale,
      available,
    ]),
  ])
}
