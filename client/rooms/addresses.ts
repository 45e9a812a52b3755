// The addresses of the pages, in one place.

/** A shop's home; without an id, the shop of this deployment. */
export function shopAddress(shop?: string): string {
  return shop === undefined ? '/' : `/shop/${encodeURIComponent(shop)}`
}

/** A product's own page. */
export function productAddress(product: string, shop?: string): string {
  const path = `/p/${encodeURIComponent(product)}`
  return shop === undefined ? path : `${shopAddress(shop)}${path}`
}

/** A room, with a product on its stage where one is named. */
export function roomAddress(room: string, product?: string): string {
  const path = `/r/${encodeURIComponent(room)}`
  return product === undefined ? path : `${path}?product=${encodeURIComponent(product)}`
}
