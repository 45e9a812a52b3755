import type { Quote } from '#shared/cart/quote.ts'
import type { ProductId, ShopId, VariantId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { Quotes } from './quotes.ts'

/** What the cart uses of the catalogue. */
interface Prices {
  quoteOf(shopId: ShopId, variantId: VariantId, now: number): Promise<Quote | undefined>
  onPricesChanged(listener: (shopId: ShopId, productIds: readonly ProductId[]) => void): unknown
  onWrittenElsewhere(listener: () => Promise<void>): unknown
}

/** The quotes of what is in carts. */
export function cartFeature(host: Host, { prices }: { readonly prices: Prices }): Feature {
  const { directory, now, reportError } = host
  const quotes = new Quotes({ quoteOf: (shopId, variantId) => prices.quoteOf(shopId, variantId, now()), reportError })
  prices.onPricesChanged((shopId, productIds) => quotes.pricesChanged(directory.inMemory, shopId, productIds))
  prices.onWrittenElsewhere(() => quotes.refresh(() => directory.inMemory))
  return { name: 'cart', room: quotes }
}
