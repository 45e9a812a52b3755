// Lines that stand beside each other to be chosen from: what to call each, its picture and its price.
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { LineId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { pictureOf, titleOf, variantOf, variantWords } from './product-words.ts'
import { useProducts } from './products.ts'
import { useOpenRoom } from './room-context.tsx'
import { useWatched } from './use-watched.ts'

/** A line to be chosen. */
export interface Candidate {
  readonly id: LineId
  /** Absent where the cart does not have it yet. */
  readonly line: LineView | undefined
  readonly title: string
  /** Its options, such as "Walnut, 39"; may be empty. */
  readonly words: string
  /** The shortest that tells it from the others: its title, or its options where others have the same title. */
  readonly short: string
  readonly picture: Picture | undefined
  readonly price: Money | undefined
}

/** The candidates of those lines, in their order. */
export function useCandidates(ids: readonly LineId[]): readonly Candidate[] {
  const { room, products } = useOpenRoom()
  const { lines } = useWatched(room.cart.view)
  const known = useProducts(products, ids.map(productIdOf))
  const titles = ids.map((id, index) => titleOf(known[index] ?? 'loading', productIdOf(id)))
  return ids.map((id, index) => {
    const product = known[index] ?? 'loading'
    // A line is called like its variant.
    const variant = variantOf(product, id)
    const line = lines.find((one) => one.id === id)
    const title = titles[index] ?? ''
    const words = variantWords(variant)
    const isAlone = titles.filter((other) => other === title).length === 1
    return {
      id,
      line,
      title,
      words,
      short: isAlone || words === '' ? title : words,
      picture: pictureOf(product, variant),
      price: line?.quote,
    }
  })
}
