// What a list may cost at most, in its address: it is still there on the way back from a product.
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { useTakenOver } from '#client/ui/use-taken-over.ts'
import type { Money } from '#shared/money.ts'
import type { ProductList } from './use-product-list.ts'
import { limited, limitOf } from './wish.ts'

/** The most products that are asked for on behalf of a limit. */
const mostAtOnce = 288

/** The limit in the currency of the first product; while there is one, the rest of the list is fetched, as it was found in no order of prices. */
export function usePriceLimit(products: ProductList) {
  const [query, setQuery] = useSearchParams()
  // The server draws the whole list.
  const isOwn = useTakenOver()
  const page = products.answer.state === 'ready' ? products.answer.value : undefined
  const first = page?.products[0]
  const amountMinor = isOwn ? limitOf(query) : undefined
  const limit: Money | undefined =
    first && amountMinor !== undefined ? { amountMinor, currency: first.currency, exponent: first.exponent } : undefined
  const { more, growing, noMore } = products
  const isShort = (page?.products.length ?? 0) < mostAtOnce
  useEffect(() => {
    if (limit && isShort && !growing && !noMore) more?.()
  })
  return {
    limit,
    setLimit: (to: Money | undefined) => setQuery((before) => limited(before, to?.amountMinor), { replace: true }),
  }
}
