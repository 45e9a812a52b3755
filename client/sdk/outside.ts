// Reads what anybody may read outside a room. Imports nothing of a room, so that a page that only shows a shop loads none.
import type { Outcome } from '#shared/outcome.ts'
import type { InvitationPreview, Shop } from '#shared/rooms/contracts.ts'
import { openProducts } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { callApi } from './http.ts'
import type { Api } from './http.ts'
import { pageOrigin } from './surroundings.ts'

/** The server to ask. */
export interface ServerOptions {
  /** The address of Tagalong, such as `https://shop.example`; in a browser, the page's own origin by default. */
  readonly server?: string
}

/** The room and shop of an invitation, without joining. Refuses as `joinRoom` does. */
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
