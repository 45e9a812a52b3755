// The pages and the code of each. Every page is a chunk of its own: a shop does not load the room.
import type { ComponentType } from 'react'

export const pages = {
  shop: pageOf(async () => (await import('#client/shop/shop-home.tsx')).ShopHome),
  product: pageOf(async () => (await import('#client/shop/product-page.tsx')).ProductPage),
  join: pageOf(async () => (await import('#client/shop/unreachable-invitation.tsx')).UnreachableInvitation),
  room: pageOf(async () => (await import('./room-page.tsx')).RoomPage),
} as const

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

/** The page that an address shows. */
export function pageAt(path: string): keyof typeof pages | undefined {
  if (path.startsWith('/r/')) return 'room'
  if (path.startsWith('/i/')) return 'join'
  if (/^(?:\/shop\/[^/]+)?\/p\//.test(path)) return 'product'
  return path === '/' || path.startsWith('/shop/') ? 'shop' : undefined
}
