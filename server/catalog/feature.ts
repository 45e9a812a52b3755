import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { Catalogue } from './catalogue.ts'
import { seedDemoShop } from './demo/demo-shop.ts'
import type { ShopMaker } from './demo/demo-shop.ts'
import { catalogRoutes } from './routes.ts'
import type { ShopLookup } from './routes.ts'

export interface CatalogFeature extends Feature {
  readonly catalogue: Catalogue
}

/** The products of shops, the demo shop's among them. */
export function catalogFeature(host: Host, { shops }: { readonly shops: ShopLookup & ShopMaker }): CatalogFeature {
  const { db, now } = host
  const catalogue = new Catalogue({ db, now })
  return {
    name: 'catalog',
    routes: catalogRoutes({ catalogue, shops }),
    jobs: [{ name: 'demo shop', start: () => seedDemoShop(catalogue, shops), stop: () => {} }],
    catalogue,
  }
}
