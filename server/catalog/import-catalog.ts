// From a file to the catalogue: reads it whole, then saves what it holds.
import type { ImportReport, RowProblem } from '#shared/catalog/contracts.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { operator } from '#server/identity/audit.ts'
import type { AuditActor, AuditNote } from '#server/identity/audit.ts'
import type { Catalogue } from './catalogue.ts'
import { maxSavedAtOnce } from './save-products.ts'
import type { Saved } from './save-products.ts'
import type { Problems } from './problems.ts'
import { readShopifyCsv } from './shopify-csv.ts'
import type { ReadProducts } from './shopify-csv.ts'
import { Turns, shareOfImport } from './turns.ts'

/** What becomes of the others where rows are broken: they are kept, or nothing is imported. */
export const importModes = ['keep', 'all-or-nothing'] as const
export type ImportMode = (typeof importModes)[number]

/** The most problems that a refusal spells out. */
const maxSpelledOut = 5
/** Hidden products that are looked up at once. */
const batchSize = 50

export interface ImportProgress {
  readonly rows: number
  readonly products: number
  readonly saved: number
}

export interface ImportRequest {
  /** The shop exists; prices are in its currency. */
  readonly shop: { readonly id: ShopId; readonly currency: string }
  readonly source: AsyncIterable<Uint8Array>
  readonly mode: ImportMode
  /** Who imports, for the audit log; the operator where absent. */
  readonly by?: AuditActor | undefined
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
}

/** As an `Outcome`, with the broken rows beside the refusal. */
export type ImportOutcome =
  | { readonly ok: true; readonly value: ImportReport }
  | { readonly ok: false; readonly refusal: Refusal; readonly problems: readonly RowProblem[] }

/**
 * Imports a Shopify product CSV. Products that the file does not name stay as they are.
 * @returns the report. Refused `too-large`, `csv-unreadable`, `csv-column-missing`, `csv-rows-broken`; then nothing was
 * imported.
 */
export async function importCatalogue(catalogue: Catalogue, request: ImportRequest): Promise<ImportOutcome> {
  const { shop, source, mode, onProgress } = request
  const read = await readShopifyCsv(source, {
    shop: shop.id,
    currency: shop.currency,
    onProgress: (progress) => onProgress?.({ ...progress, saved: 0 }),
  })
  if (!read.ok) return { ...read, problems: [] }
  const { rows, products, problems } = read.value
  if (mode === 'all-or-nothing' && problems.count > 0) return rowsBroken(read.value)

  const withdrawn = await withdrawnBy(catalogue, shop.id, read.value.hidden)
  const all = [...products, ...withdrawn]
  const tell = (saved: number) => onProgress?.({ rows, products: all.length, saved })
  const note = noteOf(request, all.length)
  const saved = await saveInParts(catalogue, shop.id, { products: all, tell, note })
  const report = { rows, products: products.length, ...saved, hidden: read.value.hidden.length }
  return { ok: true, value: { ...report, ...namedIn(problems) } }
}

function namedIn(problems: Problems) {
  const { count, listed, adjustedCount, listedAdjustments } = problems
  return { problemCount: count, problems: listed, adjustedCount, adjusted: listedAdjustments }
}

function rowsBroken({ problems }: ReadProducts): ImportOutcome {
  const { count, listed } = problems
  const spelledOut = listed.slice(0, maxSpelledOut).map(({ line, message }) => `Line ${line}: ${message}`)
  const rest = count > spelledOut.length ? [`And ${count - spelledOut.length} more.`] : []
  const detail = [...spelledOut, ...rest].join(' ')
  return { ok: false, refusal: refusal('csv-rows-broken', { detail }), problems: listed }
}

/** Hidden products that were shown before: still known to the carts that hold them, and no longer to be had. */
async function withdrawnBy(catalogue: Catalogue, shopId: ShopId, hidden: readonly Product[]): Promise<Product[]> {
  const withdrawn: Product[] = []
  const turns = new Turns(shareOfImport)
  for (let from = 0; from < hidden.length; from += batchSize) {
    const batch = hidden.slice(from, from + batchSize)
    const shown = await catalogue.products(
      shopId,
      batch.map(({ id }) => id),
    )
    const known = new Set(shown.map(({ id }) => id))
    withdrawn.push(...batch.filter(({ id }) => known.has(id)).map(soldOut))
    await turns.give()
  }
  return withdrawn
}

function soldOut(product: Product): Product {
  return { ...product, unlisted: true, variants: product.variants.map((variant) => ({ ...variant, available: false })) }
}

interface Parts {
  readonly products: readonly Product[]
  readonly tell: (saved: number) => void
  readonly note: Omit<AuditNote, 'at'>
}

function noteOf({ shop, mode, by = operator }: ImportRequest, products: number): Omit<AuditNote, 'at'> {
  const where = { shopId: shop.id }
  return { where, actor: by, action: 'catalog.imported', subject: shop.id, detail: { products, mode } }
}

async function saveInParts(catalogue: Catalogue, shopId: ShopId, { products, tell, note }: Parts): Promise<Saved> {
  const total = { added: 0, changed: 0, unchanged: 0 }
  const turns = new Turns(shareOfImport)
  for (let from = 0; from < products.length; from += maxSavedAtOnce) {
    const part = products.slice(from, from + maxSavedAtOnce)
    // On record with the first part: should the process end before the last, it is known who began.
    const onRecord = from === 0 ? note : undefined
    const { added, changed, unchanged } = await catalogue.save(shopId, part, { note: onRecord, isPart: true })
    total.added += added
    total.changed += changed
    total.unchanged += unchanged
    tell(Math.min(from + maxSavedAtOnce, products.length))
    await turns.give()
  }
  await catalogue.settle(shopId)
  return total
}
