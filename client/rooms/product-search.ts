// Searches the shop's products page by page. What is found is added to the room's products, so that the stage has it at once.
import { useCallback, useEffect, useState } from 'react'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import type { Refusal } from '#shared/refusals.ts'
import { useOpenRoom } from './room-context.tsx'

/** What is searched for; the shop's first products without words. */
export interface ProductQuery {
  readonly words: string
  readonly department?: string | undefined
  /** How many products a page has. */
  readonly limit: number
  /** Asks for page after page at once, up to `mostAtOnce` products: what is sorted here must be here. */
  readonly all?: boolean
}

/** The most products that are asked for at once. */
export const mostAtOnce = 288

/** What was found so far. */
export interface FoundProducts {
  readonly products: readonly Product[]
  readonly loading: boolean
  readonly refusal?: Refusal
  /** Asks for the next page; absent on the last. */
  readonly more?: () => void
}

const typingPauseMs = 180

const nothing: FoundProducts = { products: [], loading: false }

/** Searches as the query changes, after a short pause while somebody types; not at all without a query. */
export function useProductSearch(query: ProductQuery | undefined): FoundProducts {
  const { room, products: known } = useOpenRoom()
  const [found, setFound] = useState<FoundProducts>({ products: [], loading: true })
  const { words, department, limit, all = false } = query ?? {}
  const ask = useCallback(
    async (before: readonly Product[], cursor: string | undefined, isCurrent: () => boolean): Promise<void> => {
      const text = words?.trim() ?? ''
      const page = await room.catalogue.search({
        ...(text === '' ? {} : { query: text }),
        ...defined({ limit, department, cursor }),
      })
      if (!isCurrent()) return undefined
      if (!page.ok) return setFound({ products: before, loading: false, refusal: page.refusal })
      known.learn(page.value.products)
      const products = [...before, ...page.value.products]
      const { next } = page.value
      if (all && next !== null && products.length < mostAtOnce) return ask(products, next, isCurrent)
      setFound({
        products,
        loading: false,
        ...(next === null ? {} : { more: () => void ask(products, next, isCurrent) }),
      })
      return undefined
    },
    [room, known, words, department, limit, all],
  )
  useEffect(() => {
    if (words === undefined) return undefined
    let current = true
    setFound((before) => ({ ...before, loading: true }))
    const timer = setTimeout(() => void ask([], undefined, () => current), words.trim() === '' ? 0 : typingPauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [ask, words])
  return query ? found : nothing
}

/** The shop's departments; undefined as long as they are not known. */
export function useDepartments(): Departments['departments'] | undefined {
  const { room } = useOpenRoom()
  const [departments, setDepartments] = useState<Departments['departments']>()
  useEffect(() => {
    let current = true
    void room.catalogue.departments().then((answer) => {
      if (current) setDepartments(answer.ok ? answer.value : [])
    })
    return () => {
      current = false
    }
  }, [room])
  return departments
}
