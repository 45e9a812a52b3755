// What one can choose between, and an id for each choice.
import { maxNameLength } from '#shared/catalog/product.ts'
import type { Product } from '#shared/catalog/product.ts'
import { shortened } from '#shared/cut-text.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { oneLine } from './plain-text.ts'
import type { Problems } from './problems.ts'
import { brief } from './shopify-row.ts'
import type { RowVariant } from './shopify-row.ts'
import { idOf, withHash } from './slug.ts'

/** Leaves room for what tells two options of one name apart. */
const maxOptionNameLength = maxNameLength - 5

interface Choice {
  readonly id: VariantId
  readonly options: Readonly<Record<string, string>>
  readonly row: RowVariant
}

/**
 * The options of a product and the variants that can be chosen by them; rows that leave an option open, or choose the same
 * as an earlier one, are named as problems.
 */
export function choicesOf(
  productId: ProductId,
  names: readonly string[],
  rows: readonly RowVariant[],
  problems: Problems,
): { readonly options: Product['options']; readonly chosen: readonly Choice[] } {
  const used = usedOptions(names, rows)
  const lines = new Map<string, number>()
  const chosen = rows.filter((row) => {
    const wrong = problemOf(row, used, lines)
    if (wrong !== undefined) problems.add(row.line, wrong)
    return wrong === undefined
  })
  const values = chosen.map((row) => used.map(({ at }) => oneLine(row.values[at] ?? '')))
  const ids = variantIds(productId, values, chosen)
  return {
    options: used.map(({ name }, index) => ({
      name,
      values: [...new Set(values.map((row) => row[index] ?? ''))],
    })),
    chosen: chosen.map((row, index) => ({
      id: ids[index] ?? productId,
      options: Object.fromEntries(used.map(({ name }, option) => [name, values[index]?.[option] ?? ''])),
      row,
    })),
  }
}

interface UsedOption {
  readonly name: string
  /** Which of the three columns holds its values. */
  readonly at: number
}

function usedOptions(names: readonly string[], rows: readonly RowVariant[]): UsedOption[] {
  const isFilled = (at: number) => rows.some(({ values }) => values[at] !== '')
  const used = names.flatMap((name, at) =>
    isFilled(at) ? [{ name: shortened(oneLine(name), maxOptionNameLength) || `Option ${at + 1}`, at }] : [],
  )
  // Shopify's way to say that there is nothing to choose.
  const isPlain = rows.every(({ values }) => values[0] === 'Default Title')
  if (used.length === 1 && isPlain) return []
  const isRepeated = (name: string, index: number) => used.findIndex((one) => one.name === name) !== index
  return used.map(({ name, at }, index) => ({ name: isRepeated(name, index) ? `${name} (${at + 1})` : name, at }))
}

/** What is wrong with the row's choice; `lines` remembers the choices before. */
function problemOf(row: RowVariant, used: readonly UsedOption[], lines: Map<string, number>): string | undefined {
  for (const { name, at } of used) {
    const value = oneLine(row.values[at] ?? '')
    if (value === '') return `Option${at + 1} Value is missing: the “${brief(name)}” of this variant.`
    if (value.length > maxNameLength) return `Option${at + 1} Value “${brief(value)}” is too long.`
  }
  const choice = JSON.stringify(used.map(({ at }) => oneLine(row.values[at] ?? '')))
  const earlier = lines.get(choice)
  if (earlier !== undefined) return `This variant has the same options as that of line ${earlier}.`
  lines.set(choice, row.line)
  return undefined
}

/** Ids that depend on nothing but the options, so that a later import finds the same variants in the carts. */
function variantIds(
  productId: ProductId,
  values: readonly (readonly string[])[],
  rows: readonly RowVariant[],
): VariantId[] {
  const maxLength = 120 - productId.length - 1
  const names = values.map((row, at) => rows[at]?.name ?? (row.join(' / ') || 'default'))
  const slugs = names.map((name) => idOf(name, maxLength))
  // Where signs were all that told two apart, both get a hash.
  const uses = new Map<string, number>()
  for (const slug of slugs) uses.set(slug, (uses.get(slug) ?? 0) + 1)
  return slugs.map((slug, index) => {
    const id = uses.get(slug) !== 1 ? withHash(slug, names[index] ?? '', maxLength) : slug
    return `${productId}:${id}`
  })
}
