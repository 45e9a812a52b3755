// Lines that stand beside each other to be chosen from: what to call each, its picture and its price.
import { useMemo } from 'react'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { LineId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { pictureOf, titleOf, variantOf, variantWords } from './product-words.ts'
import { useProducts } from './products.ts'
import type { Known } from './products.ts'
import { useOpenRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'

/** A line to be chosen. */
export interface Candidate {
  readonly id: LineId
  /** Absent where the cart does not have it yet. */
  readonly line: LineView | undefined
  readonly title: string
  /** Its options, such as "Walnut, 39"; may be empty. */
  readonly words: string
  /** The shortest name that is unique among them: the title, or the options where others have the same title. */
  readonly short: string
  readonly picture: Picture | undefined
  readonly price: Money | undefined
}

/** The candidates of those lines, in their order. */
export function useCandidates(ids: readonly LineId[]): readonly Candidate[] {
  const { room, products } = useOpenRoom()
  const { lines } = useObservable(room.cart.view)
  const key = ids.join(' ')
  const known = useProducts(
    products,
    useMemo(() => idsOf(key).map(productIdOf), [key]),
  )
  return useMemo(() => candidatesOf(idsOf(key), lines, known), [key, lines, known])
}

function idsOf(key: string): readonly LineId[] {
  return key === '' ? [] : key.split(' ')
}

function candidatesOf(
  ids: readonly LineId[],
  lines: readonly LineView[],
  known: readonly Known[],
): readonly Candidate[] {
  const wanted = new Set(ids)
  const byId = new Map(lines.filter(({ id }) => wanted.has(id)).map((line) => [line.id, line]))
  const titles = ids.map((id, index) => titleOf(known[index] ?? 'loading', productIdOf(id)))
  const shared = new Set(titles.filter((title, index) => titles.indexOf(title) !== index))
  return ids.map((id, index) => {
    const product = known[index] ?? 'loading'
    // A line is called like its variant.
    const variant = variantOf(product, id)
    const line = byId.get(id)
    const title = titles[index] ?? ''
    const words = variantWords(variant)
    const short = words !== '' && shared.has(title) ? words : title
    return { id, line, title, words, short, picture: pictureOf(product, variant), price: line?.quote }
  })
}
