// The paper of the open room. It follows the changes of others while it is open.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { roomAddress } from '#client/rooms/addresses.ts'
import { pictureOf, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNow } from '#client/rooms/moments.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { language, locale } from '#client/locales/words.ts'
import { initialOf } from '#shared/initial.ts'
import { productIdOf } from '#shared/ids.ts'
import { summaryOf } from '#shared/summary/summary.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { paperOf } from './paper-of.ts'
import type { Paper } from './paper.ts'
import { useMoves } from './use-moves.ts'

/** The paper of the room as it is now. */
export function usePaper(): Paper {
  const { t } = useTranslation('summary')
  const { room, products } = useOpenRoom()
  const summary = useSummary()
  const now = useNow()
  const ids = useMemo(() => productsOf(summary), [summary])
  const known = useProducts(products, ids)
  return useMemo(() => {
    const byId = new Map(ids.map((id, index) => [id, known[index] ?? 'loading']))
    return paperOf(summary, {
      t,
      now,
      locale: locale(),
      language: language(),
      direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
      initialOf,
      thing: (line) => {
        const product = byId.get(productIdOf(line)) ?? 'loading'
        const variant = variantOf(product, line)
        return {
          title: titleOf(product, productIdOf(line)),
          words: variantWords(variant),
          picture: pictureOf(product, variant),
        }
      },
      shop: room.shop,
      title: summary.frame.title ?? room.info.title,
      address: new URL(roomAddress(room.info.id), location.origin).href,
    })
  }, [summary, ids, known, now, room, t])
}

function useSummary(): Summary {
  const { room } = useOpenRoom()
  const cart = useObservable(room.cart.view)
  const opinions = useObservable(room.cart.opinions)
  const decisions = useObservable(room.decisions.list)
  const threads = useObservable(room.talk.threads)
  const members = useObservable(room.members.list)
  const moves = useMoves()
  return useMemo(
    () => summaryOf({ cart, opinions, decisions, threads, members, find: (id) => room.members.find(id), moves }),
    [cart, opinions, decisions, threads, members, room, moves],
  )
}

function productsOf({ decided, bought, considering, rejected }: Summary): readonly string[] {
  return [...new Set([decided, bought, considering, rejected].flat().map(({ productId }) => productId))]
}
