import type { ImportReport } from '#shared/catalog/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { Catalogue } from './catalogue.ts'
import { seedDemoShop } from './demo/demo-shop.ts'
import type { ShopMaker } from './demo/demo-shop.ts'
import { demoStockOf } from './demo/demo-stock.ts'
import { importCatalogue } from './import-catalog.ts'
import { Importer } from './importer.ts'
import { priceMoments } from './price-moments.ts'
import { catalogRoutes } from './routes.ts'
import type { ShopLookup } from './route-parts.ts'
import type { CatalogSettings } from './settings.ts'

/** How often other processes' writes are looked for: their prices reach open rooms within two seconds. */
const lookElsewhereMs = 500

/** A file of a shop that comes in another way than by the route. */
export interface FileToImport {
  readonly shop: ShopId
  readonly source: AsyncIterable<Uint8Array>
  readonly feed: string
  readonly origin: string
  /** It is all that came by this feed: what it does not name is taken away, up to this share. */
  readonly mayLosePercent?: number | undefined
}

export interface CatalogFeature extends Feature {
  readonly catalogue: Catalogue
  /** Imports a file. Refuses as an import, and `too-many-requests` while another one of the shop is under way. */
  readonly importFile: (file: FileToImport) => Promise<Outcome<ImportReport>>
}

/** The products of shops, the demo shop's among them. */
export function catalogFeature(
  host: Host,
  { DEMO_SHOP_FILE: demoShopFile }: CatalogSettings,
  { shops }: { readonly shops: ShopLookup & ShopMaker },
): CatalogFeature {
  const { db, now, clock, reportError } = host
  const catalogue = new Catalogue({ db, now })
  const importer = new Importer(db)
  const importing = new Set<ShopId>()
  const importFile: CatalogFeature['importFile'] = async ({ shop: shopId, feed, ...file }) => {
    const shop = await shops.shop(shopId)
    if (!shop) return refused(refusal('no-such-shop'))
    if (importing.has(shopId)) return refused(refusal('too-many-requests', { detail: 'An import is under way.' }))
    importing.add(shopId)
    try {
      const by = { kind: 'feed', id: feed } as const
      return await importCatalogue(catalogue, { shop, feed, ...file, mode: 'keep', by, read: importer.read })
    } finally {
      importing.delete(shopId)
    }
  }
  const moments = priceMoments({ db, clock, reportError, repriced: (id, products) => catalogue.repriced(id, products) })
  catalogue.onSaved(() => moments.expect(0))
  return {
    name: 'catalog',
    routes: catalogRoutes({ catalogue, shops, read: importer.read, importing }),
    jobs: [
      { name: 'imports', start: () => {}, stop: () => importer.stop() },
      moments,
      { name: 'demo shop', start: () => seedDemoShop(catalogue, shops, demoStockOf(demoShopFile)), stop: () => {} },
      new PeriodicJob({
        name: 'catalogue written elsewhere',
        everyMs: lookElsewhereMs,
        run: () => catalogue.lookElsewhere(),
        clock,
        reportError,
      }),
    ],
    catalogue,
    importFile,
  }
}
