// Between products the cart has, one can decide; what it has not yet goes in first, wanted by nobody so far.
import { firstVariant } from '#client/rooms/product-words.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import type { LineId, ProductId } from '#shared/ids.ts'

/** A function that answers one line for each product that the shop still has. */
export function useLinesFor(): (productIds: readonly ProductId[]) => readonly LineId[] {
  const { room, products } = useOpenRoom()
  return (productIds) => {
    const { lines } = room.cart.view.get()
    return productIds.flatMap((id) => {
      const line = lines.find(({ productId, lane }) => productId === id && lane !== 'bought')
      if (line) return [line.id]
      const product = products.get(id)
      if (typeof product === 'string') return []
      const added = room.cart.add(firstVariant(product).id, { count: 0 })
      return added.ok ? [added.value] : []
    })
  }
}
