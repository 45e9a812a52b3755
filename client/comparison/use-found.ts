import { useEffect, useState } from 'react'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import type { ProductId } from '#shared/ids.ts'

const atMost = 18
const typingPauseMs = 180

/** What the shop has for these words, after a short pause while somebody types; its first products without any. */
export function useFound(words: string): readonly ProductId[] {
  const { room, products } = useOpenRoom()
  const [found, setFound] = useState<readonly ProductId[]>([])
  const query = words.trim()
  useEffect(() => {
    let current = true
    const ask = async () => {
      const page = await room.catalogue.search({ limit: atMost, ...(query === '' ? {} : { query }) })
      if (!current || !page.ok) return
      products.learn(page.value.products)
      setFound(page.value.products.map(({ id }) => id))
    }
    const timer = setTimeout(() => void ask(), query === '' ? 0 : typingPauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [room, products, query])
  return found
}
