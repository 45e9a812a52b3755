// Where a member is, as far as they show it.
import { useTranslation } from 'react-i18next'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { HereView } from '#client/sdk/index.ts'
import { productIdOf } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'

/** What a member who is here shows; undefined for one who is not. */
export function useHere(member: MemberId): HereView | undefined {
  return useObservable(useOpenRoom().room.presence.here).find(({ id }) => id === member)
}

/** "looking at Ridge boot", "looking around the shop"; undefined where they do not show it. */
export function useWhere(view: HereView | undefined): string | undefined {
  const { t } = useTranslation('people')
  const { products } = useOpenRoom()
  const { productId, comparisonId } = view?.looking ?? {}
  // Asking for nothing is answered with nothing.
  const known = useProduct(products, productId ?? '')
  const lineKnown = useProduct(products, productIdOf(view?.at?.line ?? ''))
  if (!view?.looking) return undefined
  const line = view.at?.line
  if (view.at && line === undefined) return t(`reading.${view.at.list}`)
  if (line !== undefined) return t('readingLine', { title: titleOf(lineKnown, productIdOf(line)) })
  if (comparisonId !== undefined) return t('comparing')
  return productId === undefined ? t('browsing') : t('lookingAt', { title: titleOf(known, productId) })
}
