// Products at the prices of then: the catalogue has only current prices, the room has recorded what the cart's lines cost.
import { Products } from '#client/rooms/products.ts'
import type { Known } from '#client/rooms/products.ts'
import type { Room } from '#client/sdk/index.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Quote } from '#shared/cart/quote.ts'
import { withExponent } from '#shared/money.ts'

/** The products that the page knows, as they were in a room of the past. */
export class ProductsThen extends Products {
  readonly #now: Products
  readonly #quotes: ReadonlyMap<VariantId, Quote>
  /** The same answer for the same product, or the page would be drawn without end. */
  readonly #known = new Map<Product, Product>()

  constructor(now: Products, { catalogue, cart }: Pick<Room, 'catalogue' | 'cart'>) {
    super(catalogue)
    this.#now = now
    const { lines } = cart.view.get()
    this.#quotes = new Map(lines.flatMap(({ variantId, quote }) => (quote ? [[variantId, quote] as const] : [])))
  }

  override get(id: ProductId): Known {
    const product = this.#now.get(id)
    if (typeof product === 'string') return product
    const then = this.#known.get(product) ?? this.#then(product)
    this.#known.set(product, then)
    return then
  }

  override isAway(id: ProductId): boolean {
    return this.#now.isAway(id)
  }

  override want(id: ProductId): void {
    this.#now.want(id)
  }

  override subscribe = (listener: () => void): (() => void) => this.#now.subscribe(listener)

  #then(product: Product): Product {
    if (!product.variants.some(({ id }) => this.#quotes.has(id))) return product
    return { ...product, variants: product.variants.map((variant) => this.#variant(variant, product)) }
  }

  #variant(variant: Variant, { currency, exponent }: Product): Variant {
    const quote = this.#quotes.get(variant.id)
    if (!quote || quote.currency !== currency) return variant
    const { amountMinor } = withExponent(quote, exponent)
    if (amountMinor === variant.amountMinor && quote.available === variant.available) return variant
    // The change of a price is shown against the current one.
    const { compareAtMinor: _before, saleUntil: _until, ...rest } = variant
    return { ...rest, amountMinor, available: quote.available }
  }
}
