// Which column of a Shopify file holds what. Shopify renamed its columns in 2024; files of both kinds are about.

/** Our word for a column, and the headings that it goes by; compared without case. */
const headings = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  option1Name: ['Option1 Name'],
  option1Value: ['Option1 Value'],
  option2Name: ['Option2 Name'],
  option2Value: ['Option2 Value'],
  option3Name: ['Option3 Name'],
  option3Value: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant Barcode', 'Barcode'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  imageSrc: ['Image Src', 'Product image URL'],
  imagePosition: ['Image Position'],
  imageAlt: ['Image Alt Text'],
  variantImage: ['Variant Image', 'Variant image URL'],
  gender: ['Google Shopping / Gender'],
  ageGroup: ['Google Shopping / Age Group'],
  condition: ['Google Shopping / Condition'],
} as const satisfies Record<string, readonly string[]>

export type ColumnName = keyof typeof headings

/**
 * The most of a field that is looked at, characters: more than is shown of any, and so little that reading it holds nobody up. Of a
 * field of 4 MB that was nothing but commas, the tags alone took ten seconds.
 */
const maxFieldLength = 5_000
/** Descriptions carry pictures inside, which are left out later. */
const maxBodyLength = 1_000_000
/** Tags are many short words: Shopify takes 250 of up to 255 characters. */
const maxTagsLength = 20_000
/** The most of the shop's own columns. */
const maxOwnColumns = 100

const longest: Readonly<Partial<Record<ColumnName, number>>> = { body: maxBodyLength, tags: maxTagsLength }

const needed: readonly ColumnName[] = ['handle', 'title', 'price']

/** A column that a shop made for itself: `Fabric (product.metafields.custom.fabric)`. */
const ownColumn = /^(.{1,60}?) \(product\.metafields\..+\)$/

/** Where things stand in a row. */
export interface Columns {
  /** How many fields a row must have. */
  readonly width: number
  readonly at: Readonly<Partial<Record<ColumnName, number>>>
  /** The shop's own columns: their name and place. */
  readonly own: readonly { readonly name: string; readonly at: number }[]
}

/** Finds the columns in any order. @returns also the headings of those that are needed and not there. */
export function columnsOf(header: readonly string[]): {
  readonly columns: Columns
  readonly missing: readonly string[]
} {
  const names = header.map((heading) => heading.trim().toLowerCase())
  const at: Partial<Record<ColumnName, number>> = {}
  for (const [column, known] of Object.entries(headings) as [ColumnName, readonly string[]][]) {
    const place = names.findIndex((name) => known.some((heading) => heading.toLowerCase() === name))
    if (place !== -1) at[column] = place
  }
  const own = header.flatMap((heading, place) => {
    const name = ownColumn.exec(heading.trim())?.[1]
    return name === undefined ? [] : [{ name, at: place }]
  })
  const missing = needed.filter((column) => at[column] === undefined).map((column) => headings[column][0])
  return { columns: { width: header.length, at, own: own.slice(0, maxOwnColumns) }, missing }
}

/** The content of one field, without spaces around it; empty where the file has no such column. */
export function cellOf(cells: readonly string[], columns: Columns, column: ColumnName): string {
  const place = columns.at[column]
  return place === undefined ? '' : contentOf(cells[place], longest[column] ?? maxFieldLength)
}

/** The content of a field of the shop's own. */
export function ownCell(cells: readonly string[], { at }: Columns['own'][number]): string {
  return contentOf(cells[at], maxFieldLength)
}

function contentOf(cell: string | undefined, maxLength: number): string {
  return (cell ?? '').slice(0, maxLength).trim()
}
