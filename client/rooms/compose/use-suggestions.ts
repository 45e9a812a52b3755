import { useMemo } from 'react'
import { useProductSearch } from '#client/rooms/product-search.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { atMost, membersLike, productsLike } from './completion.ts'
import type { Begun, Suggestion } from './completion.ts'

/** What completes the name that is begun, the likeliest first. */
export function useSuggestions(begun: Begun | undefined): readonly Suggestion[] {
  const members = useMembersLike(begun?.sign === '@' ? begun.query : undefined)
  const products = useProductsLike(begun?.sign === '#' ? begun.query : undefined)
  return begun?.sign === '@' ? members : products
}

function useMembersLike(query: string | undefined): readonly Suggestion[] {
  const list = useObservable(useOpenRoom().room.members.list)
  return useMemo(() => (query === undefined ? [] : membersLike(list, query)), [list, query])
}

function useProductsLike(query: string | undefined): readonly Suggestion[] {
  const { room, products } = useOpenRoom()
  const { lines } = useObservable(room.cart.view)
  const inCart = [...new Set(lines.map(({ productId }) => productId))]
  const known = useProducts(products, query === undefined ? [] : inCart)
  // Without words the cart's products are suggested, and the shop is not asked.
  const isAsked = query !== undefined && query.trim() !== ''
  const found = useProductSearch(isAsked ? { words: query, limit: atMost } : undefined)
  if (query === undefined) return []
  const ours = inCart.map((id, index) => ({ id, title: titleOf(known[index] ?? 'loading', id) }))
  return productsLike(ours, found.products, query)
}
