// The rows of one handle as a product.
import { maxDescriptionLength, maxFactLength, maxNameLength, maxTags, maxVariants } from '#shared/catalog/product.ts'
import { shortened } from '#shared/cut-text.ts'
import { defined } from '#shared/defined.ts'
import type { ShopId } from '#shared/ids.ts'
import { isoExponentOf } from '#shared/iso-4217.ts'
import { oneLine, textOfHtml } from './plain-text.ts'
import type { Problems } from './problems.ts'
import { picturesOf } from './shopify-pictures.ts'
import type { Draft } from './shopify-draft.ts'
import { brief } from './shopify-row.ts'
import type { RowVariant } from './shopify-row.ts'
import { choicesOf } from './shopify-options.ts'
import { storedProductSchema } from './stored-product.ts'
import type { StoredProduct, StoredVariant } from './stored-product.ts'
import { weightOf } from './weight.ts'

/** The most tags that are looked at. */
const maxTagsRead = 1_000

/** The product, or a sentence why it cannot be one; what is wrong with single variants, and what was cut, goes to the problems. */
export function productOf(
  draft: Draft,
  { shop, currency }: { readonly shop: ShopId; readonly currency: string },
  problems: Problems,
): StoredProduct | string {
  const { id, handle, texts, variants: rows } = draft
  const cut = cutterOf(draft, problems)
  const title = cut('Title', oneLine(texts.get('title') ?? ''))
  if (title === '') return `No row of “${brief(handle)}” that could be read has a Title.`
  const names = [texts.get('option1Name') ?? '', texts.get('option2Name') ?? '', texts.get('option3Name') ?? '']
  const { options, chosen } = choicesOf(id, names, rows.slice(0, maxVariants), problems)
  const tooMany = rows[maxVariants]
  if (tooMany)
    problems.add(tooMany.line, `“${brief(handle)}” has more than ${maxVariants} variants; the others were left out.`)
  if (chosen.length === 0) return `“${brief(handle)}” has no variant that could be read.`

  const { pictures, indexOf } = picturesOf(draft, title, problems)
  const tags = tagsOf(draft, cut, problems)
  const product = {
    id,
    shop,
    title,
    ...filled('brand', cut('Vendor', oneLine(texts.get('vendor') ?? ''))),
    ...filled('department', cut('Type', oneLine(texts.get('type') ?? tags[0] ?? ''))),
    description: cut('Description', textOfHtml(texts.get('body') ?? ''), maxDescriptionLength),
    currency,
    exponent: isoExponentOf(currency),
    options,
    variants: chosen.map(({ id, options, row }) => variant(id, options, { row, indexOf, cut })),
    pictures,
    attributes: attributesOf(draft, cut),
    tags,
    ...ownNames(draft),
  }
  const checked = storedProductSchema.safeParse(product)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  return `“${brief(handle)}” does not fit: ${issue?.path.join('.')}: ${issue?.message}`
}

/** How the shop itself calls it; a handle that is its id is not said twice. */
function ownNames({ id, own: { handle, ...names } }: Draft): Draft['own'] {
  return handle === undefined || handle === id ? names : { ...names, handle }
}

/** Shortens the text of a field; one that was too long is named. */
type Cut = (field: string, text: string, maxLength?: number) => string

function cutterOf({ firstLine, handle }: Draft, problems: Problems): Cut {
  return (field, text, maxLength = maxNameLength) => {
    if (text.length > maxLength)
      problems.adjusted(firstLine, `${field} of “${brief(handle)}” was cut at ${maxLength} characters.`)
    return shortened(text, maxLength)
  }
}

function variant(
  id: string,
  options: Readonly<Record<string, string>>,
  { row, indexOf, cut }: { row: RowVariant; indexOf: ReadonlyMap<string, number>; cut: Cut },
): StoredVariant {
  const { amountMinor, compareAtMinor, available, sku, image, ref, gtin, url, measure, sale, quantity } = row
  const picture = image === undefined ? undefined : indexOf.get(image)
  return {
    id,
    options: { ...options },
    amountMinor,
    ...defined({ compareAtMinor }),
    available,
    ...defined({ picture }),
    ...(sku === undefined ? {} : { sku: cut('SKU', sku) }),
    ...defined({ ref, gtin, url, measure, sale, quantity }),
  }
}

function attributesOf({ texts, facts, variants }: Draft, cut: Cut): Record<string, string> {
  const known: [string, string | undefined][] = [
    ['Weight', weightOf(variants.map(({ grams }) => grams))],
    ['Gender', texts.get('gender')],
    ['Age group', texts.get('ageGroup')],
    ['Condition', texts.get('condition')],
    ...facts,
  ]
  return Object.fromEntries(
    known.flatMap(([name, value]) => {
      const text = cut(name, oneLine(value ?? ''), maxFactLength)
      return text === '' ? [] : [[name, text] as const]
    }),
  )
}

function tagsOf({ texts, firstLine, handle }: Draft, cut: Cut, problems: Problems): string[] {
  const read = (texts.get('tags') ?? '').split(',', maxTagsRead).map((tag) => cut('A tag', oneLine(tag)))
  const tags = [...new Set(read)].filter((tag) => tag !== '')
  if (tags.length > maxTags)
    problems.add(firstLine, `“${brief(handle)}” has more than ${maxTags} tags; the others were left out.`)
  return tags.slice(0, maxTags)
}

function filled<K extends string>(key: K, value: string): Partial<Record<K, string>> {
  return (value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>
}
