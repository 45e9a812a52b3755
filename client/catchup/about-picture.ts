// The picture of a thread's subject, if there is one.
import { pictureOf, variantOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { PinView } from '#client/sdk/index.ts'
import { readSubject } from '#shared/annotations/subject.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'

/** The picture of the subject, or else of the first product in the thread. */
export function useThreadPicture({ subject, messages }: ThreadView): Picture | undefined {
  return usePicture(subject, messages[0]?.products?.[0])
}

/** The picture of a subject, or else of a product that was shown. */
export function usePicture(subject: Subject, first?: ProductId): Picture | undefined {
  const { room, products } = useOpenRoom()
  const pins = useObservable(room.annotations.pins)
  const { topic, id } = readSubject(subject)
  const about = topic === 'product' || topic === 'line' ? id : topic === 'pin' ? idOfPin(pins, id) : undefined
  const shown = about ?? first
  const [known = 'unknown'] = useProducts(products, shown === undefined ? [] : [productIdOf(shown)])
  return shown === undefined ? undefined : pictureOf(known, variantOf(known, shown))
}

function idOfPin(pins: readonly PinView[], pin: string): string | undefined {
  const anchor = pins.find(({ id }) => id === pin)?.anchor
  if (!anchor) return undefined
  return anchor.on === 'variant' ? anchor.variantId : anchor.productId
}
