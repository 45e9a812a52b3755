// A server with a shop of its own beside the demo shop, and the key that administers it.
import { Shops } from '#server/shops/shops.ts'
import { keyScopes } from '#shared/shops/contracts.ts'
import { adminKey } from './shop-server.ts'
import { databaseOf } from './database.ts'
import { startTestServer } from './server.ts'
import type { TestServer } from './server.ts'

export interface ShopWithKey {
  readonly server: TestServer
  readonly key: string
}

/** The shop `corner`, which sells in euros and has no products. */
export async function shopWithKey(): Promise<ShopWithKey> {
  const server = await startTestServer()
  const shops = new Shops({ db: databaseOf(server), now: Date.now })
  await shops.ensureShop({ id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', guests: true, origins: [] })
  return { server, key: await adminKey(server, keyScopes, 'corner') }
}
