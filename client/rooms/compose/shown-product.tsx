// A product in a message: what it is, what it costs, and the way to see it.
import { useTranslation } from 'react-i18next'
import { pictureOf, priceFrom, titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { CloseIcon } from '#client/ui/icons.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { ProductId } from '#shared/ids.ts'
import './words.css'

/** The card of a product; pressing it puts the product on the stage. */
export function ShownProduct({ id }: { id: ProductId }) {
  const { t } = useTranslation('talk')
  const { products } = useOpenRoom()
  const navigation = useNavigation()
  const known = useProduct(products, id)
  if (known === 'unknown') return <p className="row talk-product talk-product-gone">{t('product.gone')}</p>
  const title = titleOf(known, id)
  const picture = pictureOf(known)
  return (
    <button type="button" className="row talk-product" onClick={() => navigation.go({ to: 'product', productId: id })}>
      <span className="talk-product-picture">
        <Picture title={title} {...picture} shownAt="4em" plain />
      </span>
      <span className="talk-product-words">
        <bdi>{title}</bdi>
        <span>{known !== 'loading' && <Price {...priceFrom(known)} />}</span>
      </span>
      <span className="talk-product-look">{t('look')}</span>
    </button>
  )
}

function Price({ more, ...amount }: ReturnType<typeof priceFrom>) {
  const { t } = useTranslation('talk')
  return <bdi>{more ? t('product.from', { amount: money(amount) }) : money(amount)}</bdi>
}

/** A product that will go along with what is being written. */
export function ChosenProduct({ id, onRemove }: { id: ProductId; onRemove: () => void }) {
  const { t } = useTranslation('talk')
  const { products } = useOpenRoom()
  const known = useProduct(products, id)
  const title = known === 'unknown' ? t('product.gone') : titleOf(known, id)
  const picture = pictureOf(known)
  return (
    <li className="talk-chosen">
      <span className="talk-chosen-picture">
        <Picture title={title} {...picture} shownAt="4em" plain />
      </span>
      <bdi>{title}</bdi>
      <IconButton size="small" label={t('product.remove', { title })} onClick={onRemove}>
        <CloseIcon />
      </IconButton>
    </li>
  )
}
