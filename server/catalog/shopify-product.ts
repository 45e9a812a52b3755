// The rows of one handle, gathered into a product.
import { productSchema } from '#shared/catalog/product.ts'
import type { Picture, Product, Variant } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import type { ShopId } from '#shared/ids.ts'
import { oneLine, shortened, textOfHtml } from './plain-text.ts'
import type { Problems } from './problems.ts'
import { brief } from './shopify-row.ts'
import type { Cells, RowPicture, RowVariant } from './shopify-row.ts'
import { choicesOf } from './shopify-options.ts'
import { weightOf } from './weight.ts'

/** The most variants and pictures of a product, as `productSchema` has them. */
const maxVariants = 250
const maxPictures = 50

/** What the rows said of a product so far. */
export interface Draft {
  readonly id: string
  readonly handle: string
  readonly firstLine: number
  rows: number
  /** Of each product column the first content that was found. */
  readonly texts: Map<ProductColumn, string>
  /** The shop's own columns. */
  readonly facts: Map<string, string>
  readonly variants: RowVariant[]
  readonly pictures: RowPicture[]
}

const productColumns = [
  ...(['title', 'body', 'vendor', 'type', 'tags', 'published', 'status'] as const),
  ...(['option1Name', 'option2Name', 'option3Name', 'gender', 'ageGroup', 'condition'] as const),
]
type ProductColumn = (typeof productColumns)[number]

export function newDraft(id: string, handle: string, firstLine: number): Draft {
  return { id, handle, firstLine, rows: 0, texts: new Map(), facts: new Map(), variants: [], pictures: [] }
}

/** Takes what the row says of the product as a whole: usually only its first row does. */
export function describe(draft: Draft, cells: Cells): void {
  for (const column of productColumns) {
    const text = cells(column)
    if (text !== '' && !draft.texts.has(column)) draft.texts.set(column, text)
  }
}

/** Whether the shop shows the product to nobody. */
export function isHidden({ texts }: Draft): boolean {
  return /^(false|no)$/i.test(texts.get('published') ?? '') || /^(draft|archived)$/i.test(texts.get('status') ?? '')
}

/** The product, or a sentence why it cannot be one; what is wrong with single variants goes to the problems. */
export function productOf(
  draft: Draft,
  { shop, currency }: { readonly shop: ShopId; readonly currency: string },
  problems: Problems,
): Product | string {
  const { id, handle, texts, variants: rows } = draft
  const title = oneLine(texts.get('title') ?? '')
  if (title === '') return `No row of “${brief(handle)}” that could be read has a Title.`
  const names = [texts.get('option1Name') ?? '', texts.get('option2Name') ?? '', texts.get('option3Name') ?? '']
  const { options, chosen } = choicesOf(id, names, rows.slice(0, maxVariants), problems)
  const tooMany = rows[maxVariants]
  if (tooMany)
    problems.add(tooMany.line, `“${brief(handle)}” has more than ${maxVariants} variants; the others were left out.`)
  if (chosen.length === 0) return `“${brief(handle)}” has no variant that could be read.`

  const { pictures, indexOf } = picturesOf(draft, title)
  const product = {
    id,
    shop,
    title: shortened(title, 200),
    ...short('brand', texts.get('vendor')),
    ...short('department', texts.get('type') ?? tagsOf(draft)[0]),
    description: shortened(textOfHtml(texts.get('body') ?? ''), 5000),
    currency,
    options,
    variants: chosen.map(({ id, options, row }) => variant(id, options, row, indexOf)),
    pictures,
    attributes: attributesOf(draft),
    tags: tagsOf(draft),
  }
  const checked = productSchema.safeParse(product)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  return `“${brief(handle)}” does not fit: ${issue?.path.join('.')}: ${issue?.message}`
}

function variant(
  id: string,
  options: Readonly<Record<string, string>>,
  { amountMinor, compareAtMinor, available, sku, image }: RowVariant,
  indexOf: ReadonlyMap<string, number>,
): Variant {
  const picture = image === undefined ? undefined : indexOf.get(image)
  return {
    id,
    options: { ...options },
    amountMinor,
    ...defined({ compareAtMinor }),
    available,
    ...defined({ picture }),
    ...(sku === undefined ? {} : { sku: shortened(sku, 120) }),
  }
}

/** Every picture once, in the shop's order; those that only a variant names come last. */
function picturesOf(draft: Draft, title: string): { pictures: Picture[]; indexOf: ReadonlyMap<string, number> } {
  const sorted = draft.pictures.toSorted((one, other) => one.position - other.position || 0)
  const ofVariants = draft.variants.flatMap(({ image }) => (image === undefined ? [] : [{ src: image, alt: '' }]))
  const pictures = new Map<string, Picture>()
  for (const { src, alt } of [...sorted, ...ofVariants]) {
    if (pictures.size < maxPictures && !pictures.has(src)) {
      pictures.set(src, { src, alt: shortened(oneLine(alt) || title, 300) })
    }
  }
  return { pictures: [...pictures.values()], indexOf: new Map([...pictures.keys()].map((src, index) => [src, index])) }
}

function attributesOf({ texts, facts, variants }: Draft): Record<string, string> {
  const known: [string, string | undefined][] = [
    ['Weight', weightOf(variants.map(({ grams }) => grams))],
    ['Gender', texts.get('gender')],
    ['Age group', texts.get('ageGroup')],
    ['Condition', texts.get('condition')],
    ...facts,
  ]
  return Object.fromEntries(
    known.flatMap(([name, value]) => {
      const text = shortened(oneLine(value ?? ''), 300)
      return text === '' ? [] : [[name, text] as const]
    }),
  )
}

function tagsOf({ texts }: Draft): string[] {
  const tags = (texts.get('tags') ?? '').split(',').map((tag) => shortened(oneLine(tag), 60))
  return [...new Set(tags)].filter((tag) => tag !== '').slice(0, 50)
}

function short<K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> {
  const value = shortened(oneLine(text ?? ''), 120)
  return (value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>
}
