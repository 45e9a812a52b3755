import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { ProductId } from '#shared/ids.ts'

/** Renders a row again when its names, texts or things change or go away. */
export function useRoomNews(ids: readonly ProductId[] = []): void {
  const { room, products } = useOpenRoom()
  useProducts(products, ids)
  useObservable(room.members.list)
  useObservable(room.talk.threads)
  useObservable(room.annotations.pins)
  useObservable(room.annotations.strokes)
  useObservable(room.annotations.comparisons)
  useObservable(room.decisions.list)
}
