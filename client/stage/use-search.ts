// The shop's products for a search, page by page; learns them on the way, so that the stage has them at once.
import { useCallback, useEffect, useState } from 'react'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import type { Refusal } from '#shared/refusals.ts'

/** What is asked for. */
export interface Query {
  readonly words: string
  readonly department?: string | undefined
}

/** What came of it so far. */
export interface Found {
  readonly products: readonly Product[]
  readonly loading: boolean
  readonly refusal?: Refusal
  /** Asks for the next page; absent on the last. */
  readonly more?: () => void
}

const pageSize = 24
const typingPauseMs = 180

/** Searches as the query changes, after a short pause while somebody types. */
export function useSearch({ words, department }: Query): Found {
  const { room, products: known } = useOpenRoom()
  const [found, setFound] = useState<Found>({ products: [], loading: true })
  const ask = useCallback(
    async (before: readonly Product[], cursor: string | undefined, isCurrent: () => boolean) => {
      const query = words.trim()
      const page = await room.catalogue.search({
        limit: pageSize,
        ...(query === '' ? {} : { query }),
        ...defined({ department, cursor }),
      })
      if (!isCurrent()) return
      if (!page.ok) return setFound({ products: before, loading: false, refusal: page.refusal })
      known.learn(page.value.products)
      const products = [...before, ...page.value.products]
      const { next } = page.value
      setFound({
        products,
        loading: false,
        ...(next === null ? {} : { more: () => void ask(products, next, isCurrent) }),
      })
    },
    [room, known, words, department],
  )
  useEffect(() => {
    let current = true
    setFound((before) => ({ ...before, loading: true }))
    const timer = setTimeout(() => void ask([], undefined, () => current), words === '' ? 0 : typingPauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [ask, words])
  return found
}

/** The shop's departments; none as long as they are not known. */
export function useDepartments(): readonly string[] {
  const { room } = useOpenRoom()
  const [departments, setDepartments] = useState<readonly string[]>([])
  useEffect(() => {
    let current = true
    void room.catalogue.departments().then((answer) => {
      if (current && answer.ok) setDepartments(answer.value.map(({ name }) => name))
    })
    return () => {
      current = false
    }
  }, [room])
  return departments
}
