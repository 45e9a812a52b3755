// A list of products that grows: what a search, a department or the whole shop holds.
import { useEffect, useState } from 'react'
import type { ProductPage } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import type { Refusal } from '#shared/refusals.ts'
import { listLength, listQuestion } from '#shared/pages/first-page.ts'
import { catalogueOf, learn } from './catalogue.ts'
import { useAnswer } from './use-answer.ts'
import type { Answer } from './use-answer.ts'

/** What a list is of. */
export interface Wish {
  readonly query?: string
  readonly department?: string
}

/** The list so far, and how to get the rest. */
export interface ProductList {
  /** While a new list is on its way, the one before stays; `stale` says so. */
  readonly answer: Answer<ProductPage>
  readonly stale: boolean
  readonly again: () => void
  /** Asks for more; absent where this is all. */
  readonly more?: () => void
  readonly growing: boolean
  /** Why more could not be had. */
  readonly noMore?: Refusal | undefined
}

/** Lists that were made longer, so that the way back leads to where one was. */
const longer = new Map<string, ProductPage>()

/** The products of a shop that fit. */
export function useProductList(shop: string | undefined, wish: Wish): ProductList {
  const key = listQuestion(shop, wish)
  const ask = (cursor?: string) => catalogueOf(shop).search({ ...wish, limit: listLength, ...defined({ cursor }) })
  const { answer, again } = useAnswer(key, () => ask())
  const [growing, setGrowing] = useState(false)
  const [noMore, setNoMore] = useState<Refusal>()
  const page = longer.get(key) ?? (answer.state === 'ready' ? answer.value : undefined)
  const before = useBefore(shop, page)
  useEffect(() => {
    if (page) learn(shop, page.products)
  }, [shop, page])

  async function grow({ products, next }: ProductPage): Promise<void> {
    setGrowing(true)
    setNoMore(undefined)
    const rest = await ask(next ?? '')
    setGrowing(false)
    if (rest.ok) longer.set(key, { products: [...products, ...rest.value.products], next: rest.value.next })
    else setNoMore(rest.refusal)
  }

  const stale = !page && answer.state === 'waiting' && before !== undefined
  const shown = page ?? (stale ? before : undefined)
  return {
    answer: shown ? { state: 'ready', value: shown } : answer,
    stale,
    again,
    growing,
    noMore,
    ...(page && page.next !== null && { more: () => void grow(page) }),
  }
}

/** The page that was last there, so that a list does not vanish with every letter that is typed. */
function useBefore(shop: string | undefined, page: ProductPage | undefined): ProductPage | undefined {
  const [last, setLast] = useState({ shop, page })
  if (page !== undefined && last.page !== page) setLast({ shop, page })
  return last.shop === shop ? last.page : undefined
}
