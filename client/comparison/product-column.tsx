// The head of a column: what it is, what it costs, how it is rated, and the way to take it out.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { pictureOf, priceFrom, titleOf, variantOf } from '#client/rooms/product-words.ts'
import type { Known } from '#client/rooms/products.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useWanted, wantedNow } from '#client/rooms/wanted.ts'
import type { ComparisonView } from '#client/sdk/index.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon, CloseIcon, StarIcon } from '#client/ui/icons.tsx'
import { money } from '#client/ui/money.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { comparedProducts } from '#shared/annotations/comparison.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import './product-column.css'

interface ColumnProps {
  id: ProductId
  known: Known
  comparison: ComparisonView
}

/** One product; its picture scrolls away, its name and price stay above the column. */
export function ProductColumn({ id, known, comparison }: ColumnProps) {
  const { t } = useTranslation('compare')
  const navigation = useNavigation()
  const title = titleOf(known, id)
  const { variantId } = useWanted(id)
  const picture = pictureOf(known, variantId === undefined ? undefined : variantOf(known, variantId))
  return (
    <th role="columnheader" scope="col" data-product={id}>
      <button
        type="button"
        className="centre column-picture"
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => navigation.go({ to: 'product', productId: id })}
      >
        <Picture title={title} {...picture} shownAt="(min-width: 60em) 16em, 45vw" plain />
      </button>
      <TakeOut id={id} title={title} comparison={comparison} />
      <div className="column-words">
        <button type="button" className="column-title" onClick={() => navigation.go({ to: 'product', productId: id })}>
          <bdi>{title}</bdi>
        </button>
        {known === 'unknown' && <small>{t('productGone')}</small>}
        {typeof known !== 'string' && <PriceAndRating product={known} />}
        {typeof known !== 'string' && <WantThis product={known} />}
      </div>
    </th>
  )
}

/** "I want this", in the variant that the cart has of it; a product with several variants and none in the cart asks which. */
function WantThis({ product }: { product: Product }) {
  const { t } = useTranslation('compare')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const may = useMay()
  const navigation = useNavigation()
  const { mine, isDecided, variantId } = useWanted(product.id)
  const [only, another] = product.variants
  const words = mine > 0 ? t('youWant', { count: mine }) : t('wantThis')
  const want = () => {
    const variant = variantId ?? (another ? undefined : only?.id)
    if (variant === undefined) return navigation.go({ to: 'sizes', productId: product.id })
    const done = room.cart.add(variant, { count: wantedNow(room, variant) + 1 })
    if (!done.ok) toast(why(done.refusal.code))
  }
  return (
    <>
      {isDecided && (
        <p className="column-decided">
          <CheckIcon /> {t('isDecided')}
        </p>
      )}
      {may.edit && (
        <Button
          size="small"
          className="column-want"
          aria-label={t('wantThisOf', { words, title: product.title })}
          onClick={want}
        >
          {words}
        </Button>
      )}
    </>
  )
}

function PriceAndRating({ product }: { product: Product }) {
  const { t } = useTranslation('compare')
  const { t: ui } = useTranslation('ui')
  const { more, ...price } = priceFrom(product)
  const { rating } = product
  const stars = new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <p className="cluster column-price">
      <bdi>{more ? t('from', { amount: money(price) }) : money(price)}</bdi>
      {rating && rating.count > 0 && (
        <span className="column-rating" role="img" aria-label={ui('rating', rating)}>
          <StarIcon /> {stars.format(rating.average)} <span>({rating.count})</span>
        </span>
      )}
    </p>
  )
}

function TakeOut({ id, title, comparison }: { id: ProductId; title: string; comparison: ComparisonView }) {
  const { t } = useTranslation('compare')
  const { t: ui } = useTranslation('ui')
  const { t: why } = useTranslation('refusals')
  const { annotations } = useRoom()
  const may = useMay()
  if (!may.speak) return null
  const put = (productIds: readonly ProductId[]) => annotations.compare(productIds, comparison.id)
  const takeOut = () => {
    if (comparison.productIds.length <= comparedProducts.least) return toast(t('atLeast'))
    const done = put(comparison.productIds.filter((other) => other !== id))
    if (done.ok) toast(t('takenOut', { title }), { label: ui('undo'), run: () => void put(comparison.productIds) })
    else toast(why(done.refusal.code))
  }
  return (
    <IconButton size="small" className="column-out" label={t('takeOut', { title })} onClick={takeOut}>
      <CloseIcon />
    </IconButton>
  )
}
