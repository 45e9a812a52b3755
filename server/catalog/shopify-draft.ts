// The rows of one handle, gathered.
import type { Cells, RowPicture, RowVariant } from './shopify-row.ts'

/** What the rows said of a product so far. */
export interface Draft {
  readonly id: string
  /** By which messages call it. */
  readonly handle: string
  readonly firstLine: number
  rows: number
  /** Of each product column the first content that was found. */
  readonly texts: Map<ProductColumn, string>
  /** The shop's own columns. */
  readonly facts: Map<string, string>
  /** How the shop itself calls it. */
  readonly own: { ref?: string; handle?: string; url?: string }
  readonly variants: RowVariant[]
  readonly pictures: RowPicture[]
}

const productColumns = [
  ...(['title', 'body', 'vendor', 'type', 'tags', 'published', 'status'] as const),
  ...(['option1Name', 'option2Name', 'option3Name', 'gender', 'ageGroup', 'condition'] as const),
]
type ProductColumn = (typeof productColumns)[number]

export function newDraft(id: string, handle: string, firstLine: number): Draft {
  return { id, handle, firstLine, rows: 0, texts: new Map(), facts: new Map(), own: {}, variants: [], pictures: [] }
}

/** Takes what the row says of the product as a whole: usually only its first row does. */
export function describe(draft: Draft, cells: Cells): void {
  for (const column of productColumns) {
    const text = cells(column)
    if (text !== '' && !draft.texts.has(column)) draft.texts.set(column, text)
  }
}
