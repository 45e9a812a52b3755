// What a request to the store is about: the product that is named, or the one of a line or a pin.
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'
import type { HelpAbout } from '#shared/visits/help-request.ts'
import type { Visit } from '#shared/visits/visit.ts'

/** What a visit came of: its request is about it. */
export function useAboutOf({ requestId }: Pick<Visit, 'requestId'>): HelpAbout {
  const help = useObservable(useRoom().store.help)
  return help?.requests.find(({ id }) => id === requestId)?.about ?? {}
}

/** The product of it; undefined where it is about none. */
export function productOf({ productId, variantId, lineId }: HelpAbout): ProductId | undefined {
  return productId ?? (variantId === undefined ? lineId && productIdOf(lineId) : productIdOf(variantId))
}
