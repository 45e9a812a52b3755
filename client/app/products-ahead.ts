// Saves what the products of the cart are called as soon as the page has time: on a phone the cart is mostly closed, and what others add
// would have no name there once the network is gone.
import { useEffect } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { pageAtRest } from '#client/ui/at-rest.ts'

export function useProductsAhead(): void {
  const { cart, catalogue, connection } = useRoom()
  const { lines } = useObservable(cart.view)
  const ids = [...new Set(lines.map(({ productId }) => productId))].join(' ')
  const { state } = useObservable(connection)
  const isConnected = state === 'saved' || state === 'saving'
  useEffect(() => {
    if (ids === '' || !isConnected) return undefined
    let left = false
    void pageAtRest().then(() => (left ? undefined : catalogue.saveAhead(ids.split(' '))))
    return () => {
      left = true
    }
  }, [catalogue, ids, isConnected])
}
