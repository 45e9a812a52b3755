// The product that the link opens to: the one on the stage, unless the sharer switches it off.
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Picture } from '#client/ui/picture.tsx'
import type { Picture as ProductPicture } from '#shared/catalog/product.ts'

/** A product, or a variant of it, that is on the stage. */
export interface ShownOnStage {
  readonly id: string
  readonly title: string
  readonly picture: ProductPicture | undefined
}

/** What is on the stage; undefined where it is no product, or none that the shop has. */
export function useShownThing(): ShownOnStage | undefined {
  const { products } = useOpenRoom()
  const { productId = '', variantId } = useObservable(useNavigation().looking)
  const product = useProduct(products, productId)
  if (typeof product === 'string') return undefined
  const variant = product.variants.find(({ id }) => id === variantId)
  const picture = product.pictures[variant?.picture ?? 0] ?? product.pictures[0]
  return { id: variant?.id ?? product.id, title: product.title, picture }
}

interface OpensToProps {
  thing: ShownOnStage
  isFirst: boolean
  onChoose: (isFirst: boolean) => void
}

export function OpensTo({ thing: { title, picture }, isFirst, onChoose }: OpensToProps) {
  const { t } = useTranslation('invite')
  return (
    <label className="row invite-opens">
      <Picture title={title} {...picture} shownAt="4em" plain className="invite-opens-picture" />
      <span>
        <b>
          <bdi>{title}</bdi>
        </b>
        <small>{t(isFirst ? 'seenFirst' : 'notSeenFirst')}</small>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={t('showFirst', { thing: title })}
        checked={isFirst}
        onChange={(event) => onChoose(event.target.checked)}
      />
    </label>
  )
}
