import { useTranslation } from 'react-i18next'
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Picture } from '#client/ui/picture.tsx'
import { locale } from '#client/locales/words.ts'
import type { Comparison } from '#shared/annotations/comparison.ts'
import type { CardKind, CardProps } from './card.ts'

/** Comparisons: what stands side by side. */
export const comparisonCard: CardKind<Comparison> = { card: ComparisonCard }

function ComparisonCard({ id, value: { productIds } }: CardProps<Comparison>) {
  const { t } = useTranslation('talk')
  const { products } = useOpenRoom()
  const navigation = useNavigation()
  const known = useProducts(products, productIds)
  const titles = productIds.map((product, index) => titleOf(known[index] ?? 'loading', product))
  return (
    <button
      type="button"
      className="put-product put-compared"
      onClick={() => navigation.go({ to: 'comparison', comparisonId: id })}
    >
      <span className="put-pictures">
        {productIds.map((product, index) => {
          const picture = pictureOf(known[index] ?? 'loading')
          return (
            <span className="put-picture" key={product}>
              <Picture title={titles[index] ?? product} {...picture} shownAt="4em" plain />
            </span>
          )
        })}
      </span>
      <span>{t('things.compared', { titles: new Intl.ListFormat(locale()).format(titles) })}</span>
    </button>
  )
}
