import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { Catalogue } from './catalogue.ts'
import { seedDemoShop } from './demo/demo-shop.ts'
import type { ShopMaker } from './demo/demo-shop.ts'
import { demoStockOf } from './demo/demo-stock.ts'
import { Importer } from './importer.ts'
import { catalogRoutes } from './routes.ts'
import type { ShopLookup } from './shop-lookup.ts'
import type { CatalogSettings } from './settings.ts'

/** How often other processes' writes are looked for: their prices reach open rooms within two seconds. */
const lookElsewhereMs = 500

export interface CatalogFeature extends Feature {
  readonly catalogue: Catalogue
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
  return {
    name: 'catalog',
    routes: catalogRoutes({ catalogue, shops, read: importer.read }),
    jobs: [
      { name: 'imports', start: () => {}, stop: () => importer.stop() },
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
  }
}
