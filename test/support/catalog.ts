// Catalogues for tests: an empty shop on a database of its own, and files to import.
import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { Catalogue } from '#server/catalog/catalogue.ts'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import type { ImportMode, ImportOutcome } from '#server/catalog/import-catalog.ts'
import { Shops } from '#server/shops/shops.ts'
import { migrate } from '#server/storage/migrate.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { ImportReport } from '#shared/catalog/contracts.ts'
import type { Product } from '#shared/catalog/product.ts'
import { temporaryFolder } from './folders.ts'

/** A shop without products that sells in euros. */
export interface TestShop {
  readonly id: string
  readonly db: Kysely<Tables>
  readonly catalogue: Catalogue
  readonly shops: Shops
  /** Imports a file's text. */
  load(text: string | AsyncIterable<Uint8Array>, mode?: ImportMode): Promise<ImportOutcome>
  /** The product of that id; its absence ends the test. */
  product(id: string): Promise<Product>
  /** The titles found, in their order. */
  titles(query: string): Promise<string[]>
}

/** Opens a shop on an empty database. Call it inside a test. */
export async function emptyShop(currency = 'EUR'): Promise<TestShop> {
  const db = openSqlite(temporaryFolder())
  onTestFinished(() => db.destroy())
  await migrate(db)
  const [catalogue, shops] = [new Catalogue({ db, now: Date.now }), new Shops({ db, now: Date.now })]
  const id = 'corner'
  const shop = await shops.ensureShop({ id, name: 'Corner shop', locale: 'en', currency, guests: true, origins: [] })
  return {
    id,
    db,
    catalogue,
    shops,
    load: (text, mode = 'keep') =>
      importCatalogue(catalogue, {
        shop,
        source: typeof text === 'string' ? inPieces(text) : text,
        mode,
        by: { kind: 'operator', id: null },
      }),
    product: async (productId) => {
      const found = await catalogue.product(id, productId)
      if (!found) throw new Error(`there is no ${productId}`)
      return found
    },
    titles: async (query) => {
      const page = await catalogue.page(id, { query, limit: 100 })
      return page.ok ? page.value.products.map(({ title }) => title) : []
    },
  }
}

/** A file's bytes in small pieces, as a network brings them: characters and line breaks are cut in two. */
export async function* inPieces(text: string, size = 11): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** A Shopify file of rows that name only the columns they need. */
export function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(['Handle', 'Title', 'Variant Price', ...rows.flatMap((row) => Object.keys(row))])]
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n')
}

/** What was reported; a refusal ends the test. */
export function reportOf(outcome: ImportOutcome): ImportReport {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.value
}

/** A product with as much as a test cares about. */
export function aProduct(shop: string, product: Partial<Product> & Pick<Product, 'id' | 'title'>): Product {
  return {
    shop,
    description: '',
    currency: 'EUR',
    exponent: 2,
    options: [],
    variants: [{ id: `${product.id}:default`, options: {}, amountMinor: 1000, available: true }],
    pictures: [],
    attributes: {},
    tags: [],
    ...product,
  }
}
