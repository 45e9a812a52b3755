// What one is about to name in a text: somebody after an @, a product after a #.
import { useEffect, useMemo, useState } from 'react'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { MemberView } from '#client/sdk/index.ts'
import type { ProductId } from '#shared/ids.ts'

/** A name that is being written. */
export interface Begun {
  readonly sign: '@' | '#'
  readonly query: string
  /** Where its sign stands. */
  readonly from: number
}

/** Something to complete it with. */
export type Suggestion =
  | { readonly is: 'member'; readonly id: string; readonly member: MemberView }
  | { readonly is: 'product'; readonly id: ProductId; readonly title: string }

const atMost = 6
const typingPauseMs = 180

/** The name that is begun right before the caret; undefined for none. */
export function begunAt(text: string, caret: number): Begun | undefined {
  const before = text.slice(0, caret)
  const match = /(?:^|[\s(])([@#])([^@#\n]{0,40})$/.exec(before)
  const sign = match?.[1]
  const query = match?.[2] ?? ''
  // A name may have a space in it; what goes on for more words is a sentence.
  if ((sign !== '@' && sign !== '#') || query.startsWith(' ') || query.split(' ').length > 3) return undefined
  return { sign, query, from: caret - query.length - 1 }
}

/** What fits what is begun, the likeliest first. */
export function useSuggestions(begun: Begun | undefined): readonly Suggestion[] {
  const members = useMembersLike(begun?.sign === '@' ? begun.query : undefined)
  const products = useProductsLike(begun?.sign === '#' ? begun.query : undefined)
  return begun?.sign === '@' ? members : products
}

function useMembersLike(query: string | undefined): readonly Suggestion[] {
  const room = useOpenRoom().room
  const list = useObservable(room.members.list)
  return useMemo(() => {
    if (query === undefined) return []
    const fits = list.filter(({ me, name }) => !me && hasWord(name, query))
    // Who is here may answer at once.
    return fits
      .toSorted((a, b) => Number(b.here) - Number(a.here))
      .slice(0, atMost)
      .map((member) => ({ is: 'member', id: member.id, member }))
  }, [list, query])
}

function useProductsLike(query: string | undefined): readonly Suggestion[] {
  const { room, products } = useOpenRoom()
  const { lines } = useObservable(room.cart.view)
  const inCart = [...new Set(lines.map(({ productId }) => productId))]
  const known = useProducts(products, query === undefined ? [] : inCart)
  const found = useFound(query)
  if (query === undefined) return []
  const ours = inCart.map((id, index) => ({ id, title: titleOf(known[index] ?? 'loading', id) }))
  const all = [...ours.filter(({ title }) => hasWord(title, query)), ...found]
  const once = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
  return once.slice(0, atMost).map(({ id, title }) => ({ is: 'product', id, title }))
}

/** What the shop's own search says, a moment after somebody stopped typing. */
function useFound(query: string | undefined): readonly { id: ProductId; title: string }[] {
  const { room, products } = useOpenRoom()
  const [found, setFound] = useState<{ query: string; list: readonly { id: ProductId; title: string }[] }>()
  useEffect(() => {
    if (query === undefined || query.trim() === '') return undefined
    let current = true
    const timer = setTimeout(() => {
      void room.catalogue.search({ query: query.trim(), limit: atMost }).then((page) => {
        if (!current || !page.ok) return
        products.learn(page.value.products)
        setFound({ query, list: page.value.products.map(({ id, title }) => ({ id, title })) })
      })
    }, typingPauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [room, products, query])
  return query !== undefined && query.trim() !== '' ? (found?.list ?? []) : []
}

/** Whether a word of the name begins so, whatever the case and the accents. */
function hasWord(name: string, query: string): boolean {
  const [plainName, plainQuery] = [plain(name), plain(query.trimEnd())]
  return plainName.startsWith(plainQuery) || plainName.includes(` ${plainQuery}`)
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}
