import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { identityRoutes } from './identity-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { shopRoutes } from './routes.ts'
import { Shops } from './shops.ts'

export interface ShopsFeature extends Feature {
  readonly shops: Shops
}

/** Shops, their admin keys, and how they sign their customers in. */
export function shopsFeature({ db, now, access }: Host): ShopsFeature {
  const { keys, identitySettings } = access
  const shops = new Shops({ db, now })
  return {
    name: 'shops',
    routes: [...shopRoutes(shops), ...keyRoutes(keys), ...identityRoutes({ settings: identitySettings })],
    shops,
  }
}
