// The visitor's search is part of the address, so that it can be sent, saved and gone back to.
import { shopAddress } from '#client/rooms/addresses.ts'
import type { Wish } from './use-product-list.ts'

/** Ends an address that leads into the search field. */
export const searchHash = '#search'

/** Reads the wish out of an address's query. */
export function wishOf(query: URLSearchParams): Wish {
  const words = query.get('q')?.trim() ?? ''
  const department = query.get('department') ?? ''
  return { ...(words !== '' && { query: words }), ...(department !== '' && { department }) }
}

/** Whether anything in particular is wished for. */
export function isWish({ query, department }: Wish): boolean {
  return query !== undefined || department !== undefined
}

/** Where a department is shown. */
export function departmentAddress(department: string, shop?: string): string {
  return `${shopAddress(shop)}?${new URLSearchParams({ department }).toString()}`
}

/** The search field itself, with the cursor in it. */
export function searchPlace(shop?: string): string {
  return `${shopAddress(shop)}${searchHash}`
}

/** Where a search is shown; without words, the whole shop. */
export function searchAddress(words: string, shop?: string): string {
  const query = words.trim()
  return query === '' ? shopAddress(shop) : `${shopAddress(shop)}?${new URLSearchParams({ q: query }).toString()}`
}
