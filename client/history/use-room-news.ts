import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import type { ProductId } from '#shared/ids.ts'

/** Draws a row again when what it speaks of has changed: names, words that were taken back, things that are gone. */
export function useRoomNews(ids: readonly ProductId[] = []): void {
  const { room, products } = useOpenRoom()
  useProducts(products, ids)
  useWatched(room.members.list)
  useWatched(room.talk.threads)
  useWatched(room.annotations.pins)
  useWatched(room.annotations.strokes)
  useWatched(room.annotations.comparisons)
  useWatched(room.decisions.list)
}
