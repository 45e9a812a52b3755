// The pages and the code of each. Every page is a chunk of its own: a shop does not load the room.
import type { ComponentType } from 'react'
import type { PageName } from '#shared/pages/page-address.ts'

export const pages = {
  shop: pageOf(async () => (await import('#client/shop/shop-home.tsx')).ShopHome),
  product: pageOf(async () => (await import('#client/shop/product-page.tsx')).ProductPage),
  join: pageOf(async () => (await import('#client/shop/unreachable-invitation.tsx')).UnreachableInvitation),
  desk: pageOf(async () => (await import('#client/desk/desk-page.tsx')).DeskPage),
  room: pageOf(async () => (await import('./room-page.tsx')).RoomPage),
} as const satisfies Record<PageName, unknown>

/** A page, and whether its code is there. */
export interface PageCode<Props> {
  /** Fetches its code; asked for again, it is there already. */
  readonly load: () => Promise<ComponentType<Props>>
  /** Undefined until its code has come. */
  readonly there: () => ComponentType<Props> | undefined
}

function pageOf<Props>(fetchCode: () => Promise<ComponentType<Props>>): PageCode<Props> {
  let there: ComponentType<Props> | undefined
  return { load: async () => (there ??= await fetchCode()), there: () => there }
}
