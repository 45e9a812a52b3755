// The pictures of a product: every one once, in the shop's order.
import { maxAltLength, maxPictures } from '#shared/catalog/product.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { shortened } from '#shared/cut-text.ts'
import { oneLine } from './plain-text.ts'
import type { Problems } from './problems.ts'
import { brief } from './shopify-row.ts'
import type { RowPicture } from './shopify-row.ts'
import type { Draft } from './shopify-draft.ts'

/**
 * The pictures, and the place of each by its address; those that only a variant names come last. Where there are too many, those that
 * variants name are kept before others: a variant without its picture cannot be told from the next.
 */
export function picturesOf(
  draft: Draft,
  title: string,
  problems: Problems,
): { readonly pictures: Picture[]; readonly indexOf: ReadonlyMap<string, number> } {
  const all = inOrder(draft)
  const named = new Set(draft.variants.flatMap(({ image }) => (image === undefined ? [] : [image])))
  const kept = new Set(
    [...all.filter(({ src }) => named.has(src)), ...all.filter(({ src }) => !named.has(src))].slice(0, maxPictures),
  )
  const surplus = all.length - kept.size
  if (surplus > 0)
    problems.add(
      draft.firstLine,
      `“${brief(draft.handle)}” has ${all.length} pictures; ${surplus} of them were left out.`,
    )
  const pictures = all
    .filter((picture) => kept.has(picture))
    .map(({ src, alt }) => ({ src, alt: shortened(oneLine(alt) || title, maxAltLength) }))
  return { pictures, indexOf: new Map(pictures.map(({ src }, index) => [src, index])) }
}

function inOrder({ pictures, variants }: Draft): Pick<RowPicture, 'src' | 'alt'>[] {
  const sorted = pictures.toSorted((one, other) => one.position - other.position || 0)
  const ofVariants = variants.flatMap(({ image }) => (image === undefined ? [] : [{ src: image, alt: '' }]))
  const bySource = new Map<string, Pick<RowPicture, 'src' | 'alt'>>()
  for (const picture of [...sorted, ...ofVariants]) if (!bySource.has(picture.src)) bySource.set(picture.src, picture)
  return [...bySource.values()]
}
