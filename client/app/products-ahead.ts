// Saves what the products of the cart are called, and their pictures, as soon as the page has time: on a phone the cart is mostly closed,
// and what others add would have no name there once the network is gone.
import { useEffect } from 'react'
import { fetchPicture } from '#client/rooms/prefetch.ts'
import { pictureOf, variantOf } from '#client/rooms/product-words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { pageAtRest } from '#client/ui/at-rest.ts'

/** How wide a line of the cart shows its picture. */
const inLine = '4em'

export function useProductsAhead(): void {
  const { cart, catalogue, connection } = useRoom()
  const { lines } = useObservable(cart.view)
  const ids = [...new Set(lines.map(({ productId }) => productId))].join(' ')
  const { state } = useObservable(connection)
  const isConnected = state === 'saved' || state === 'saving'
  useEffect(() => {
    if (ids === '' || !isConnected) return undefined
    let left = false
    const fetchAhead = async () => {
      await pageAtRest()
      if (left) return
      const fetched = await catalogue.saveAhead(ids.split(' '))
      for (const { productId, variantId } of cart.view.get().lines) {
        const product = fetched.find(({ id }) => id === productId)
        const picture = product && pictureOf(product, variantOf(product, variantId))
        if (picture) fetchPicture(picture, inLine)
      }
    }
    void fetchAhead()
    return () => {
      left = true
    }
  }, [cart, catalogue, ids, isConnected])
}
