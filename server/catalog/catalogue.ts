// The products of every shop of this deployment.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Quote } from '#shared/cart/quote.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId, ShopId, VariantId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { AuditNote } from '#server/identity/audit.ts'
import type { Tables } from '#server/storage/tables.ts'
import { findProducts } from './find-products.ts'
import type { Hit, Wanted } from './find-products.ts'
import { Line } from './line.ts'
import { pageTokenOf, placeOf } from './page-cursor.ts'
import { productOf } from './product-row.ts'
import { saveProducts } from './save-products.ts'
import type { Saved } from './save-products.ts'
import { queryWords } from './search.ts'

/** The most products of one page. */
export const maxPageSize = 100
const defaultPageSize = 24
/** The most departments that are listed. */
const maxDepartments = 100

/** How many may search or wait for it: all searches together take their turns one by one with everything else. */
const maxSearches = 64

/** Hears that prices or availability of these products changed. Called after the change is durable. */
export type PricesListener = (shopId: ShopId, productIds: readonly ProductId[]) => void

export interface PageRequest {
  /** Words that must all be found; absent or blank: every product. */
  readonly query?: string | undefined
  readonly department?: string | undefined
  /** `next` of the page before. */
  readonly cursor?: string | undefined
  /** 1…100, 24 where absent. */
  readonly limit?: number | undefined
}

export interface CatalogueOptions {
  readonly db: Kysely<Tables>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Reads, searches and writes products. */
export class Catalogue {
  readonly #db: Kysely<Tables>
  readonly #now: () => number
  readonly #searches = new Line(maxSearches)
  readonly #listeners = new Set<PricesListener>()

  constructor({ db, now }: CatalogueOptions) {
    this.#db = db
    this.#now = now
  }

  /** The product; undefined where the shop has none of that id. */
  async product(shopId: ShopId, id: ProductId): Promise<Product | undefined> {
    return (await this.products(shopId, [id]))[0]
  }

  /** Those of the products that the shop has, in no certain order. */
  async products(shopId: ShopId, ids: readonly ProductId[]): Promise<Product[]> {
    if (ids.length === 0) return []
    const rows = await this.#db
      .selectFrom('products')
      .select('data')
      .where('shop_id', '=', shopId)
      .where('id', 'in', ids)
      .execute()
    return rows.map(productOf)
  }

  /**
   * A page of the shop's products: in the shop's own order, or with a query those nearest to it first (in the title, then
   * anywhere).
   * @returns refused `invalid` where the cursor is none, `too-many-requests` where too many search.
   */
  async page(shopId: ShopId, request: PageRequest): Promise<Outcome<ProductPage>> {
    const { query = '', department, cursor } = request
    const words = queryWords(query)
    // A query of signs alone finds nothing, rather than everything.
    if (words.length === 0 && query.trim() !== '') return granted({ products: [], next: null })
    const after = cursor === undefined ? undefined : placeOf(cursor)
    if (cursor !== undefined && !after) return refused(refusal('invalid', { detail: 'cursor: not one of this list' }))

    const limit = Math.min(Math.max(request.limit ?? defaultPageSize, 1), maxPageSize)
    const wanted = { shopId, words, department, after, limit: limit + 1 }
    const rows =
      words.length > 0 ? await this.#searches.take(() => findProducts(this.#db, wanted)) : await this.#browse(wanted)
    if (!rows) return refused(refusal('too-many-requests'))
    const last = rows.length > limit ? rows[limit - 1] : undefined
    const next = last ? pageTokenOf([last.distance, last.position, last.id]) : null
    return granted({ products: rows.slice(0, limit).map(productOf), next })
  }

  /** In the shop's own order, which an index serves. */
  async #browse({ shopId, department, after, limit }: Wanted): Promise<Hit[]> {
    let found = this.#db
      .selectFrom('products')
      .select(['id', 'position', 'data', sql<number>`0`.as('distance')])
      .where('shop_id', '=', shopId)
    if (department !== undefined) found = found.where('department', '=', department)
    if (after) found = found.where(sql<boolean>`(position, id) > (${after[1]}, ${after[2]})`)
    return found.orderBy('position').orderBy('id').limit(limit).execute()
  }

  /** The departments of the shop, in the order of their first products. */
  async departments(shopId: ShopId): Promise<Departments['departments']> {
    const rows = await this.#db
      .with('first', (db) =>
        db
          .selectFrom('products')
          .select(({ fn }) => ['department', fn.countAll<number>().as('count'), fn.min('position').as('position')])
          .where('shop_id', '=', shopId)
          .where('department', 'is not', null)
          .groupBy('department'),
      )
      .selectFrom('first')
      .innerJoin('products', (join) =>
        join.onRef('products.department', '=', 'first.department').onRef('products.position', '=', 'first.position'),
      )
      .select(['products.data', 'first.count'])
      .where('products.shop_id', '=', shopId)
      .orderBy('first.position')
      .limit(maxDepartments)
      .execute()
    return rows.map(({ data, count }) => {
      const { department = '', pictures } = productOf({ data })
      return { name: department, products: Number(count), cover: pictures[0] ?? null }
    })
  }

  /** Price and availability of a variant as of `now`; undefined where the shop has no such variant. */
  async quoteOf(shopId: ShopId, variantId: VariantId, now: number): Promise<Quote | undefined> {
    const product = await this.product(shopId, productIdOf(variantId))
    const variant = product?.variants.find(({ id }) => id === variantId)
    if (!product || !variant) return undefined
    return { amountMinor: variant.amountMinor, currency: product.currency, available: variant.available, at: now }
  }

  /**
   * Adds the products, or brings those that exist up to date, in one transaction. New ones come last in the shop's order.
   * @param products each id once, as `productSchema` has them; their shop exists.
   * @param note what goes on record in the same transaction.
   * @throws if the write failed; nothing of it is kept.
   */
  async save(shopId: ShopId, products: readonly Product[], note?: Omit<AuditNote, 'at'>): Promise<Saved> {
    const { repriced, ...saved } = await saveProducts(this.#db, { shopId, products, now: this.#now(), note })
    if (repriced.length > 0) for (const listener of [...this.#listeners]) listener(shopId, repriced)
    return saved
  }

  /** Calls the listener after prices or availability changed. @returns ends it. */
  onPricesChanged(listener: PricesListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
