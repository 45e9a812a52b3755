// One row of a Shopify file: what it says of its product, its variant and its picture.
import { shortened } from '#shared/cut-text.ts'
import { defined } from '#shared/defined.ts'
import { isoExponentOf } from '#shared/iso-4217.ts'
import { parseAmount } from '#shared/money.ts'
import type { Measure } from '#shared/catalog/product.ts'
import type { CsvRow } from './csv-rows.ts'
import { gtinOf } from './feeds/gtin.ts'
import type { Problems } from './problems.ts'
import { cellOf } from './shopify-columns.ts'
import type { ColumnName, Columns } from './shopify-columns.ts'
import type { Sale } from './stored-product.ts'

/** A variant as its row has it. Which options its values are of is known when all rows are read. */
export interface RowVariant {
  readonly line: number
  readonly values: readonly string[]
  readonly amountMinor: number
  readonly compareAtMinor?: number
  readonly available: boolean
  readonly grams: number
  readonly sku?: string
  readonly image?: string
  readonly ref?: string
  readonly gtin?: string
  readonly url?: string
  readonly quantity?: number
  readonly measure?: Measure
  readonly sale?: Sale
  /** What its id is made of, where that is not what can be chosen. */
  readonly name?: string
}

export interface RowPicture {
  readonly src: string
  readonly position: number
  readonly alt: string
}

/** A row that says something of a variant. */
export interface VariantRow {
  readonly line: number
  readonly cells: Cells
  readonly currency: string
  readonly problems: Problems
}

/** The content of a field by the name of its column. */
export type Cells = (column: ColumnName) => string

export function cellsOf(row: CsvRow, columns: Columns): Cells {
  return (column) => cellOf(row.cells, columns, column)
}

/** Whether the row is about something to be sold, or only about another picture. */
export function isAboutVariant(cells: Cells): boolean {
  const columns: ColumnName[] = ['price', 'sku', 'option1Value', 'option2Value', 'option3Value']
  return columns.some((column) => cells(column) !== '')
}

/** The row's variant, or a sentence that says what is wrong with it. A rounded price is named in the problems. */
export function variantOf(row: VariantRow): RowVariant | string {
  const { line, cells } = row
  const amountMinor = amountIn(row, 'price')
  if (typeof amountMinor === 'string') return amountMinor
  const compareAtMinor = cells('compareAt') === '' ? undefined : amountIn(row, 'compareAt')
  if (typeof compareAtMinor === 'string') return compareAtMinor
  if (!/^(-?\d{1,9}([.]0+)?)?$/.test(cells('quantity'))) {
    return `Variant Inventory Qty “${brief(cells('quantity'))}” is no whole number.`
  }
  const [sku, image] = [cells('sku'), addressOf(cells('variantImage'))]
  const gtin = gtinIn(row)
  const quantity =
    cells('tracker') === '' || cells('quantity') === '' ? undefined : Math.max(Number(cells('quantity')), 0)
  return {
    line,
    values: [cells('option1Value'), cells('option2Value'), cells('option3Value')],
    amountMinor,
    // What never cost more is no bargain.
    ...(compareAtMinor !== undefined && compareAtMinor > amountMinor ? { compareAtMinor } : {}),
    available: isAvailable(cells),
    grams: Number(/^\d{1,8}([.]\d+)?$/.exec(cells('grams'))?.[0] ?? 0),
    ...(sku === '' ? {} : { sku }),
    ...defined({ image, gtin, quantity }),
  }
}

/** The row's picture; undefined where it has none, a sentence where its address is none. */
export function pictureOf(cells: Cells): RowPicture | string | undefined {
  const text = cells('imageSrc')
  if (text === '') return undefined
  const src = addressOf(text)
  if (src === undefined) return `Image Src “${brief(text)}” is no web address.`
  return { src, position: Number.parseInt(cells('imagePosition'), 10) || Infinity, alt: cells('imageAlt') }
}

/** Its trade number; what is none is named, and left out. */
function gtinIn({ line, cells, problems }: VariantRow): string | undefined {
  const text = cells('barcode')
  const gtin = gtinOf(text)
  if (text !== '' && gtin === undefined)
    problems.adjusted(
      line,
      `Variant Barcode “${brief(text)}” is no trade number (GTIN) with a right check digit: it was left out.`,
    )
  return gtin
}

/** Nobody counts what has no tracker; what may be sold beyond the stock is always to be had. */
function isAvailable(cells: Cells): boolean {
  const mayOversell = /^(continue|true)$/i.test(cells('policy'))
  return cells('tracker') === '' || mayOversell || cells('quantity') === '' || Number(cells('quantity')) > 0
}

/** The address of a picture, over https: pages do not load anything else; undefined where the text is none. */
export function addressOf(text: string): string | undefined {
  const address = text.replace(/^(?:http:)?\/\//i, 'https://')
  return /^https:/i.test(address) && address.length <= 2000 && URL.canParse(address) ? new URL(address).href : undefined
}

const amountColumns = { price: 'Variant Price', compareAt: 'Variant Compare At Price' } as const

/** An amount in minor units, rounded where it is finer than the currency; a sentence where the field has none. */
function amountIn({ line, cells, currency, problems }: VariantRow, column: keyof typeof amountColumns) {
  const [heading, text] = [amountColumns[column], cells(column)]
  if (text === '') return `${heading} is missing.`
  const read = parseAmount(text, currency)
  if (!read) return `${heading} “${brief(text)}” is no amount in ${currency}.`
  const { amountMinor, isRounded } = read
  if (isRounded)
    problems.adjusted(
      line,
      `${heading} “${brief(text)}” is finer than ${currency}: ${decimalOf(read, currency)} was taken.`,
    )
  return amountMinor
}

function decimalOf({ amountMinor }: { readonly amountMinor: number }, currency: string): string {
  const exponent = isoExponentOf(currency)
  return (amountMinor / 10 ** exponent).toFixed(exponent)
}

/** So much of a field as a message can hold. */
export function brief(text: string): string {
  return shortened(text, 40)
}
