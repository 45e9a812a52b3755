// From a file to the catalogue: reads all of it, then saves what it holds.
import type { ImportReport, RowProblem } from '#shared/catalog/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { operator } from '#server/identity/audit.ts'
import type { AuditActor, AuditNote } from '#server/identity/audit.ts'
import type { Catalogue } from './catalogue.ts'
import { savedOf } from './prepare-products.ts'
import type { Saved } from './prepare-products.ts'
import type { CatalogueFile, ReadCatalogue } from './read-catalogue.ts'
import { rest } from './turns.ts'

/** What becomes of the others where rows are broken: they are kept, or nothing is imported. */
export const importModes = ['keep', 'all-or-nothing'] as const
export type ImportMode = (typeof importModes)[number]

/** The most of a shop that a file of everything may take away, per cent, where nothing else is said. */
export const usualLossPercent = 30

/** The most problems that a refusal spells out. */
const maxSpelledOut = 5
/** How much of the event loop an import may take. */
const shareOfImport = 0.1

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
  /** The feed that it is of; of none where absent. */
  readonly feed?: string | undefined
  /** Where it comes from, such as `https://shop.example`. */
  readonly origin?: string | undefined
  /** It is all that there is: what it does not name is taken away, up to this share of the products. */
  readonly mayLosePercent?: number | undefined
  /** Who imports, for the audit log; the operator where absent. */
  readonly by?: AuditActor | undefined
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Reads the file; this thread does, where absent. */
  readonly read?: ReadCatalogue
}

/** As an `Outcome`, with the broken rows beside the refusal. */
export type ImportOutcome =
  | { readonly ok: true; readonly value: ImportReport }
  | { readonly ok: false; readonly refusal: Refusal; readonly problems: readonly RowProblem[] }

/**
 * Imports a file of any format that is known. Products that it does not name stay as they are, unless it is all that there is.
 * @returns the report. Refused as `ReadCatalogue`, and `csv-rows-broken`; then nothing was imported.
 */
export async function importCatalogue(catalogue: Catalogue, request: ImportRequest): Promise<ImportOutcome> {
  const { shop, source, mode, feed, origin, mayLosePercent, onProgress, read: readFile = catalogue.read } = request
  const read = await readFile(source, {
    shop: shop.id,
    currency: shop.currency,
    origin,
    whole: mayLosePercent === undefined ? undefined : { feed, mayLosePercent },
    onProgress: (progress) => onProgress?.({ ...progress, saved: 0 }),
  })
  if (!read.ok) return { ...read, problems: [] }
  const file = read.value
  try {
    if (mode === 'all-or-nothing' && file.report.problemCount > 0) return rowsBroken(file)
    return { ok: true, value: { ...file.report, ...(await saveParts(catalogue, request, file)) } }
  } finally {
    await file.close()
  }
}

function rowsBroken({ report: { problemCount, problems } }: CatalogueFile): ImportOutcome {
  const spelledOut = problems.slice(0, maxSpelledOut).map(({ line, message }) => `Line ${line}: ${message}`)
  const rest = problemCount > spelledOut.length ? [`And ${problemCount - spelledOut.length} more.`] : []
  const detail = [...spelledOut, ...rest].join(' ')
  return { ok: false, refusal: refusal('csv-rows-broken', { detail }), problems }
}

function noteOf({ shop, mode, by = operator }: ImportRequest, products: number): Omit<AuditNote, 'at'> {
  const where = { shopId: shop.id }
  return { where, actor: by, action: 'catalog.imported', subject: shop.id, detail: { products, mode } }
}

async function saveParts(
  catalogue: Catalogue,
  request: ImportRequest,
  { report: { rows }, count, parts }: CatalogueFile,
): Promise<Saved> {
  const { shop, feed, onProgress } = request
  // On record with the first part: should the process end before the last, it is known who began.
  let note: Omit<AuditNote, 'at'> | undefined = noteOf(request, count)
  let total: Saved = { added: 0, changed: 0, unchanged: 0 }
  for await (const part of parts) {
    const began = performance.now()
    await catalogue.savePart(shop.id, part, { note, feed })
    note = undefined
    total = savedOf([total, part])
    onProgress?.({ rows, products: count, saved: total.added + total.changed + total.unchanged })
    // An import is in no hurry: at half of the event loop, edits of rooms took three times as long as without it, at a tenth 1.8 times.
    await rest(performance.now() - began, shareOfImport)
  }
  await catalogue.settle(shop.id)
  return total
}
