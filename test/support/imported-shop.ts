import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { Catalogue } from '#server/catalog/catalogue.ts'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { Shops } from '#server/shops/shops.ts'
import { databaseOf } from './database.ts'

const file = resolve(import.meta.dirname, '../fixtures/shopify-mixed.csv')

/**
 * A second shop on a running server, imported from a Shopify file whose pictures lie where nobody can reach them.
 * @returns its id, and of a product of it the title and what its picture would show.
 */
export async function importShop(server: {
  readonly dataDir: string
}): Promise<{ id: string; title: string; pictured: string }> {
  const parts = { db: databaseOf(server), now: Date.now }
  const corner = { id: 'corner', name: 'Corner shop', locale: 'en', currency: 'EUR', guests: true, origins: [] }
  const shop = await new Shops(parts).ensureShop(corner)
  await importCatalogue(new Catalogue(parts), { shop, source: createReadStream(file), mode: 'keep' })
  return { id: shop.id, title: 'Linen shirt', pictured: 'In white' }
}
