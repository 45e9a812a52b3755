// The products of every shop of this deployment.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Quote } from '#shared/cart/quote.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import type { Resolved, UnboundPage } from '#shared/catalog/resolve.ts'
import { priceOf } from '#shared/catalog/price.ts'
import { defined } from '#shared/defined.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId, ShopId, VariantId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { AuditNote } from '#server/identity/audit.ts'
import { ForeignWrites } from '#server/storage/foreign-writes.ts'
import type { Tables } from '#server/storage/tables.ts'
import { findProducts } from './find-products.ts'
import type { Hit, Wanted } from './find-products.ts'
import { Line } from './line.ts'
import { pageTokenOf, placeOf } from './page-cursor.ts'
import { productOf } from './product-row.ts'
import { prepareProducts, savedOf } from './prepare-products.ts'
import type { PreparedProducts, Saved } from './prepare-products.ts'
import { catalogueReader } from './read-catalogue.ts'
import type { ReadCatalogue } from './read-catalogue.ts'
import { resolve } from './resolver.ts'
import type { ResolveRequest } from './resolver.ts'
import { saveProducts } from './save-products.ts'
import { queryWords } from './search.ts'
import { unboundOf } from './unbound.ts'
import { inLanguage } from './translations.ts'
import { atTime } from './stored-product.ts'
import type { StoredProduct } from './stored-product.ts'

/** The most products of one page. */
export const maxPageSize = 100
const defaultPageSize = 24
/** The most characters of a page: products with thousands of variants fill it sooner. */
const maxPageLength = 2_000_000
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
  /** Such as `de`; where absent or unknown, as the shop wrote it. */
  readonly language?: string | undefined
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
  readonly #savedListeners: (() => void)[] = []
  readonly #listeners = new Set<PricesListener>()
  readonly #foreignWrites: ForeignWrites
  readonly #foreignListeners = new Set<() => Promise<void>>()

  /** Reads files of products in this thread. */
  readonly read: ReadCatalogue

  constructor({ db, now }: CatalogueOptions) {
    this.#db = db
    this.read = catalogueReader(db)
    this.#now = now
    this.#foreignWrites = new ForeignWrites(db)
  }

  /** The product; undefined where the shop has none of that id. */
  async product(shopId: ShopId, id: ProductId, language?: string): Promise<Product | undefined> {
    return (await this.products(shopId, [id], language))[0]
  }

  /** Those of the products that the shop has, in no certain order. */
  async products(shopId: ShopId, ids: readonly ProductId[], language?: string): Promise<Product[]> {
    if (ids.length === 0) return []
    const rows = await this.#db
      .selectFrom('products')
      .select('data')
      .where('shop_id', '=', shopId)
      .where('id', 'in', ids)
      .execute()
    return rows.flatMap((row) => this.#shownOf(row, language) ?? [])
  }

  /**
   * A page of the shop's products: in the shop's own order, or with a query those nearest to it first (in the title, then
   * anywhere).
   * @returns refused `invalid` where the cursor is none, `too-many-requests` where too many search.
   */
  async page(shopId: ShopId, request: PageRequest): Promise<Outcome<ProductPage>> {
    const { query = '', department, cursor, language } = request
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
    const shown = rows.slice(0, Math.min(limit, countThatFits(rows)))
    const last = shown.length < rows.length ? shown.at(-1) : undefined
    const next = last ? pageTokenOf([last.distance, last.position, last.id]) : null
    return granted({ products: shown.flatMap((row) => this.#shownOf(row, language) ?? []), next })
  }

  /** In the shop's own order, which an index serves. */
  async #browse({ shopId, department, after, limit }: Wanted): Promise<Hit[]> {
    let found = this.#db
      .selectFrom('products')
      .select(['id', 'position', 'data', sql<number>`0`.as('distance')])
      .where('shop_id', '=', shopId)
      .where('listed', '=', 1)
    if (department !== undefined) found = found.where('department', '=', department)
    if (after) found = found.where(sql<boolean>`(position, id) > (${after[1]}, ${after[2]})`)
    return found.orderBy('position').orderBy('id').limit(limit).execute()
  }

  /** The departments of the shop, in the order of their first products. */
  async departments(shopId: ShopId, language?: string): Promise<Departments['departments']> {
    const rows = await this.#db
      .with('first', (db) =>
        db
          .selectFrom('products')
          .select(({ fn }) => ['department', fn.countAll<number>().as('count'), fn.min('position').as('position')])
          .where('shop_id', '=', shopId)
          .where('listed', '=', 1)
          .where('department', 'is not', null)
          .groupBy('department'),
      )
      .selectFrom('first')
      .innerJoin('products', (join) =>
        join.onRef('products.department', '=', 'first.department').onRef('products.position', '=', 'first.position'),
      )
      .select(['products.data', 'first.count', 'first.department'])
      .where('products.shop_id', '=', shopId)
      .where('products.listed', '=', 1)
      .orderBy('first.position')
      .limit(maxDepartments)
      .execute()
    return rows.map(({ data, count, department }) => {
      const first = this.#shownOf({ data }, language)
      const title = defined({ title: first?.departmentTitle })
      return { name: department ?? '', ...title, products: Number(count), cover: first?.pictures[0] ?? null }
    })
  }

  /** The product and variant of that name of the shop's own. */
  resolve(shopId: ShopId, request: ResolveRequest): Promise<Resolved> {
    return resolve(this.#db, shopId, request)
  }

  /** A page of what cannot be bought from here. */
  unbound(shopId: ShopId, after: string): Promise<UnboundPage> {
    return unboundOf(this.#db, shopId, after)
  }

  /** Price and availability of a variant as of `now`; undefined where the shop has no such variant. */
  async quoteOf(shopId: ShopId, variantId: VariantId, now: number): Promise<Quote | undefined> {
    const product = await this.product(shopId, productIdOf(variantId))
    const variant = product?.variants.find(({ id }) => id === variantId)
    if (!product || !variant) return undefined
    return { ...priceOf(product, variant), available: variant.available, at: now }
  }

  /**
   * Adds the products, or brings those that exist up to date, in one transaction. New ones come last in the shop's order.
   * @param products each id once, as `productSchema` has them; their shop exists.
   * @throws if the write failed; nothing of it is kept.
   */
  async save(shopId: ShopId, products: readonly StoredProduct[]): Promise<Saved> {
    const parts: PreparedProducts[] = []
    for await (const part of prepareProducts(this.#db, shopId, products)) parts.push(part)
    await saveProducts(this.#db, { shopId, parts, now: this.#now() })
    this.#emitRepriced(
      shopId,
      parts.flatMap(({ repriced }) => repriced),
    )
    for (const listener of this.#savedListeners) listener()
    return savedOf(parts)
  }

  /**
   * Saves one part of a file. More follows: it does not wait for the disk, and `settle` must be called at the end.
   * @param more what goes on record in the same transaction, and the feed that the products are of.
   */
  async savePart(
    shopId: ShopId,
    part: PreparedProducts,
    { note, feed }: { note?: Omit<AuditNote, 'at'> | undefined; feed?: string | undefined } = {},
  ): Promise<void> {
    await saveProducts(this.#db, { shopId, parts: [part], now: this.#now(), note, feed, isPart: true })
    this.#emitRepriced(shopId, part.repriced)
  }

  /** As everybody may see it now. */
  #shownOf(row: Pick<Hit, 'data'>, language: string | undefined): Product | undefined {
    const stored = productOf(row)
    return stored && inLanguage(atTime(stored, this.#now()), language)
  }

  /** Prices of these products have changed by themselves. */
  repriced(shopId: ShopId, productIds: readonly ProductId[]): void {
    this.#emitRepriced(shopId, productIds)
  }

  /** Calls the listener after products were saved, here or by another process: sales may begin and end at other times. */
  onSaved(listener: () => void): void {
    this.#savedListeners.push(listener)
  }

  #emitRepriced(shopId: ShopId, repriced: readonly ProductId[]): void {
    if (repriced.length > 0) for (const listener of [...this.#listeners]) listener(shopId, repriced)
  }

  /** Waits until all parts that were saved are on the disk: a commit of anything waits for those before it. */
  async settle(shopId: ShopId): Promise<void> {
    await this.#db.updateTable('shops').set({ id: shopId }).where('id', '=', shopId).execute()
    for (const listener of this.#savedListeners) listener()
  }

  /** Takes products out of the shop's lists and its search. Rooms that have them keep them. */
  async unlist(shopId: ShopId, ids: readonly ProductId[]): Promise<void> {
    if (ids.length === 0) return
    const rows = await this.#db
      .selectFrom('products')
      .select('data')
      .where('shop_id', '=', shopId)
      .where('listed', '=', 1)
      .where('id', 'in', ids)
      .execute()
    const unlisted = rows.flatMap((row) => productOf(row) ?? []).map((product) => ({ ...product, unlisted: true }))
    if (unlisted.length > 0) await this.save(shopId, unlisted)
  }

  /** Calls the listener after prices or availability changed. @returns ends it. */
  onPricesChanged(listener: PricesListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls the listener after another process may have changed products; which ones is not known. @returns ends it. */
  onWrittenElsewhere(listener: () => Promise<void>): () => void {
    this.#foreignListeners.add(listener)
    return () => this.#foreignListeners.delete(listener)
  }

  /** Looks whether another process has written since the last look, and resolves once the listeners have taken it in. */
  async lookElsewhere(): Promise<void> {
    if (!(await this.#foreignWrites.haveCome())) return
    for (const listener of this.#savedListeners) listener()
    for (const listener of [...this.#foreignListeners]) await listener()
  }
}

/** How many rows from the start a page can hold, at least one. */
function countThatFits(rows: readonly Hit[]): number {
  let length = 0
  const first = rows.findIndex(({ data }) => (length += data.length) > maxPageLength)
  return first === -1 ? rows.length : Math.max(first, 1)
}
