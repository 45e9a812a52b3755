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

/** A room, with a product (and one of its variants) on its stage where one is named. */
export function roomAddress(room: string, product?: string, variant?: string): string {
  const query = new URLSearchParams({
    ...(product !== undefined && { product }),
    ...(variant !== undefined && { variant }),
  })
  return `/r/${encodeURIComponent(room)}${query.size > 0 ? `?${query}` : ''}`
}

/** A room, opened at what an event of its history is about. */
export function eventAddress(room: string, seq: number): string {
  return `${roomAddress(room)}#event=${seq}`
}
