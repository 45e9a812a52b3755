// What one may read without being in any room. Stands by itself, so that a page that only shows a shop loads nothing of a room.
import type { Outcome } from '#shared/outcome.ts'
import type { InvitationPreview, Shop } from '#shared/rooms/contracts.ts'
import { openProducts } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { callApi } from './http.ts'
import type { Api } from './http.ts'
import { pageOrigin } from './surroundings.ts'

/** Where to ask. */
export interface ServerOptions {
  /** Where Tagalong is, such as `https://shop.example`; in a browser, the page's own origin by default. */
  readonly server?: string
}

/** What an invitation leads to, without joining. Refuses as `joinRoom` does. */
export function previewInvitation(code: string, options: ServerOptions = {}): Promise<Outcome<InvitationPreview>> {
  return callApi<InvitationPreview>(serverOf(options), { path: `/invitations/${encodeURIComponent(code)}` })
}

/** A shop's catalogue outside any room. */
export function openCatalogue(
  shop = 'demo',
  options: ServerOptions = {},
): { readonly shop: () => Promise<Outcome<Shop>> } & Catalogue {
  const server = serverOf(options)
  const call: Api = (request) => callApi(server, request)
  return { shop: () => call<Shop>({ path: `/shops/${encodeURIComponent(shop)}` }), ...openProducts(call, shop) }
}

/** The server's address, without the slash at its end. */
export function serverOf({ server = pageOrigin() }: ServerOptions): string {
  if (server === undefined) throw new Error('Outside a browser, `server` must say where Tagalong is.')
  return server.replace(/\/+$/, '')
}
