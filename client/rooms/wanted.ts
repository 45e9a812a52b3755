// What of a product is in the cart: how many this member wants, and whether it is decided.
import type { Room } from '#client/sdk/index.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { wantedBy } from './permissions.ts'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'

/** See `useWanted`. */
export interface Wanted {
  /** How many this member wants, of all variants together. */
  readonly mine: number
  readonly isDecided: boolean
  /** The variant that the cart has of it; the newest of several. */
  readonly variantId: VariantId | undefined
}

/** What of a product is in the cart. */
export function useWanted(productId: ProductId): Wanted {
  const room = useRoom()
  const me = useObservable(room.me).id
  const lines = useObservable(room.cart.view).lines.filter((line) => line.productId === productId)
  const open = lines.filter(({ lane }) => lane !== 'bought' && lane !== 'rejected')
  return {
    mine: open.reduce((sum, line) => sum + wantedBy(line, me), 0),
    isDecided: lines.some(({ lane }) => lane === 'decided'),
    variantId: open.at(-1)?.variantId,
  }
}

/** How many of a variant this member wants, just now. */
export function wantedNow({ cart, me }: Room, variantId: VariantId): number {
  const line = cart.view.get().lines.find((one) => one.variantId === variantId)
  return line ? wantedBy(line, me.get().id) : 0
}
