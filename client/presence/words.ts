// Names and things as people say them.
import { listOf } from '#client/rooms/list-of.ts'
import { firstVariant, titleOf, variantOf } from '#client/rooms/product-words.ts'
import type { Known, Products } from '#client/rooms/products.ts'
import { pictureOf } from '#client/rooms/product-words.ts'
import type { Variant } from '#shared/catalog/product.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'

const mostNames = 3

/** A few names, and how many more: twenty would cover what they look at. @param more says "4 more". */
export function fewOf(names: readonly string[], more: (count: number) => string): string {
  if (names.length <= mostNames) return listOf(names)
  return listOf([...names.slice(0, mostNames - 1), more(names.length - mostNames + 1)])
}

/** What somebody looks at, seen from where one is: another product by its name, the same one by what differs. */
export function thingOf(known: Known, mine: Looking, theirs: Looking): string | undefined {
  if (theirs.productId === undefined) return undefined
  const title = titleOf(known, theirs.productId)
  if (mine.productId !== theirs.productId) return title
  const [own, other] = [shownVariant(known, mine.variantId), shownVariant(known, theirs.variantId)]
  const differing = Object.entries(other?.options ?? {}).filter(([name, value]) => own?.options[name] !== value)
  return differing.length > 0 ? `${title}, ${differing.map(([, value]) => value).join(', ')}` : title
}

/** Whether two look at different things: another size of the same boot looks the same, another colour does not. */
export function isOther(products: Products, mine: Looking, theirs: Looking): boolean {
  if (mine.productId !== theirs.productId || mine.comparisonId !== theirs.comparisonId) return true
  if (mine.productId === undefined) return false
  const known = products.get(mine.productId)
  const pictures = [mine, theirs].map(({ variantId }) => pictureOf(known, shownVariant(known, variantId)))
  return pictures[0] !== pictures[1]
}

function shownVariant(known: Known, id: VariantId | undefined): Variant | undefined {
  if (typeof known === 'string') return undefined
  return (id === undefined ? undefined : variantOf(known, id)) ?? firstVariant(known)
}
