// A Shopify product export as products. Read this first; a row is read in shopify-row.ts, a product put together in
// shopify-product.ts.
import { maxNameLength, maxPictures, maxVariants } from '#shared/catalog/product.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { readCsv } from './csv-rows.ts'
import type { CsvRow } from './csv-rows.ts'
import { Problems } from './problems.ts'
import { columnsOf, ownCell } from './shopify-columns.ts'
import type { Columns } from './shopify-columns.ts'
import { describe, newDraft } from './shopify-draft.ts'
import type { Draft } from './shopify-draft.ts'
import { productOf } from './shopify-product.ts'
import { brief, cellsOf, isAboutVariant, pictureOf, variantOf } from './shopify-row.ts'
import { visibilityOf } from './shopify-visibility.ts'
import { idOf } from './slug.ts'
import type { StoredProduct } from './stored-product.ts'

/** The longest product id made of a handle, leaving room for that of a variant behind it. */
const maxProductIdLength = 64
/** The most rows of one product: one for each variant and, where they have rows of their own, for each picture. */
const maxRowsPerProduct = maxVariants + maxPictures
const maxColumns = 500
/** The most rows of a file: what they say is held in memory until the last one was read. */
const maxRows = 100_000
/** After how many products progress is told. */
const batchSize = 100

export interface ReadProgress {
  readonly rows: number
  /** Products put together; 0 until every row is read. */
  readonly products: number
}

export interface ReadOptions {
  readonly shop: ShopId
  /** The shop's currency; the file names none. */
  readonly currency: string
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined
}

/** What a file holds. */
export interface ReadProducts {
  readonly rows: number
  readonly products: readonly StoredProduct[]
  /** Products that the shop shows to nobody. */
  readonly hidden: readonly StoredProduct[]
  readonly problems: Problems
  /** It ends in the middle of a row. */
  readonly isCut: boolean
}

/**
 * Reads a Shopify product CSV: UTF-8, columns in any order, the rows of a product wherever they stand.
 * @returns what could be read and, by line, what could not. Refused `too-large` (50 MB), `csv-unreadable`,
 * `csv-column-missing`.
 */
export async function readShopifyCsv(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<Outcome<ReadProducts>> {
  const reader = new ShopifyReader(options)
  const { refusal: stopped, broken } = await readCsv(source, (row) => reader.row(row))
  const why = stopped ?? reader.refusal
  if (why) return refused(why)
  if (broken) reader.problems.add(broken.line, broken.message)
  return granted({ ...reader.finish(), isCut: broken !== undefined || reader.lastIsShort })
}

class ShopifyReader {
  readonly problems = new Problems()
  readonly #options: ReadOptions
  readonly #drafts = new Map<string, Draft>()
  #columns: Columns | undefined
  #missing: readonly string[] = []
  #header: readonly string[] = []
  #rows = 0
  /** Whether the last row had fewer fields than the header. */
  lastIsShort = false

  constructor(options: ReadOptions) {
    this.#options = options
  }

  /** Why the file is not taken at all; known when its header was read. */
  get refusal(): Refusal | undefined {
    if (!this.#columns) return refusal('csv-unreadable', { detail: 'The file is empty.' })
    if (this.#columns.width > maxColumns) {
      return refusal('csv-unreadable', { detail: `It has more than ${maxColumns} columns.` })
    }
    if (this.#rows > maxRows) return refusal('too-large', { detail: `A catalogue file may have ${maxRows} rows.` })
    if (this.#missing.length === 0) return undefined
    const columns = this.#missing.map((name) => `“${name}”`).join(', ')
    const hint =
      this.#header.length === 1 && /[;\t]/.test(this.#header[0] ?? '') ? ' Its columns must be parted by commas.' : ''
    return refusal('csv-column-missing', { detail: `The file has no column ${columns}.${hint}` })
  }

  /** @returns whether more rows are wanted. */
  row(row: CsvRow): boolean {
    if (!this.#columns) {
      const { columns, missing } = columnsOf(row.cells)
      this.#columns = columns
      this.#missing = missing
      this.#header = row.cells
      return this.refusal === undefined
    }
    this.#rows += 1
    if (this.#rows > maxRows) return false
    this.#take(row, this.#columns)
    this.#tell(0, this.#rows % 1000 === 0)
    return true
  }

  #take(row: CsvRow, columns: Columns): void {
    const { line } = row
    this.lastIsShort = row.cells.length < columns.width
    if (row.cells.length !== columns.width) {
      const fields = row.cells.length === 1 ? '1 field' : `${row.cells.length} fields`
      return this.problems.add(line, `The row has ${fields} where the header has ${columns.width}.`)
    }
    const cells = cellsOf(row, columns)
    const draft = this.#draft(cells('handle'), line)
    if (typeof draft === 'string') return this.problems.add(line, draft)
    describe(draft, cells)
    for (const own of columns.own) {
      const fact = ownCell(row.cells, own)
      if (fact !== '' && !draft.facts.has(own.name)) draft.facts.set(own.name, fact)
    }

    const picture = pictureOf(cells)
    if (typeof picture === 'string') this.problems.add(line, picture)
    else if (picture) draft.pictures.push(picture)
    // A product's first row always offers something; a later one may only add a picture.
    if (picture !== undefined && draft.rows > 1 && !isAboutVariant(cells)) return
    const { currency } = this.#options
    const variant = variantOf({ line, cells, currency, problems: this.problems })
    if (typeof variant === 'string') this.problems.add(line, variant)
    else draft.variants.push(variant)
  }

  /** What is known so far of the row's product, or a sentence why the row belongs to none. */
  #draft(handle: string, line: number): Draft | string {
    if (handle === '') return 'Handle is missing.'
    const id = idOf(handle, maxProductIdLength)
    const draft = this.#drafts.get(id) ?? newDraft(id, handle, line)
    draft.own.handle ??= handle.slice(0, maxNameLength)
    if (draft.handle.toLowerCase() !== handle.toLowerCase()) {
      return `Handle “${brief(handle)}” is too much like “${brief(draft.handle)}” of line ${draft.firstLine}.`
    }
    draft.rows += 1
    if (draft.rows > maxRowsPerProduct) return `“${brief(handle)}” has more than ${maxRowsPerProduct} rows.`
    this.#drafts.set(id, draft)
    return draft
  }

  finish(): Omit<ReadProducts, 'isCut'> {
    const products: StoredProduct[] = []
    const hidden: StoredProduct[] = []
    let done = 0
    for (const draft of this.#drafts.values()) {
      const product = productOf(draft, this.#options, this.problems)
      if (typeof product === 'string') this.problems.add(draft.firstLine, product)
      else this.#sort(draft, product, { products, hidden })
      done += 1
      this.#tell(done, done % batchSize === 0)
    }
    this.#tell(done, true)
    return { rows: this.#rows, products, hidden, problems: this.problems }
  }

  #sort(
    draft: Draft,
    product: StoredProduct,
    { products, hidden }: Record<'products' | 'hidden', StoredProduct[]>,
  ): void {
    const { visibility, unknown } = visibilityOf(draft)
    for (const sentence of unknown) this.problems.add(draft.firstLine, sentence)
    if (visibility === 'hidden') hidden.push(product)
    else products.push(visibility === 'unlisted' ? { ...product, unlisted: true } : product)
  }

  #tell(products: number, isTime: boolean): void {
    if (isTime) this.#options.onProgress?.({ rows: this.#rows, products })
  }
}
