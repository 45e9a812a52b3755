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

const limitName = 'upTo'

/** The address of a list with a price limit, in the smallest unit of the currency; without one, the whole list. */
export function limited(query: URLSearchParams, amountMinor: number | undefined): URLSearchParams {
  const next = new URLSearchParams(query)
  if (amountMinor === undefined) next.delete(limitName)
  else next.set(limitName, String(amountMinor))
  return next
}

/** The price limit of an address; undefined where it has none. */
export function limitOf(query: URLSearchParams): number | undefined {
  const amount = Number(query.get(limitName) ?? '')
  return Number.isSafeInteger(amount) && amount > 0 ? amount : undefined
}
