// The pages and the code of each. Every page is a chunk of its own: a shop does not load the room.

/** Fetches a page's code; asked for again, it is there already. */
export const pages = {
  shop: () => import('#client/shop/shop-home.tsx'),
  product: () => import('#client/shop/product-page.tsx'),
  join: () => import('#client/shop/join-page.tsx'),
  room: () => import('./room-page.tsx'),
} as const

/** The page that an address shows. */
export function pageAt(path: string): keyof typeof pages | undefined {
  if (path.startsWith('/r/')) return 'room'
  if (path.startsWith('/i/')) return 'join'
  if (/^(?:\/shop\/[^/]+)?\/p\//.test(path)) return 'product'
  return path === '/' || path.startsWith('/shop/') ? 'shop' : undefined
}
