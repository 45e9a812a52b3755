import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { StarIcon } from '#client/ui/icons.tsx'
import type { Product } from '#shared/catalog/product.ts'
import './rating.css'

/** What others thought of a product: the average, and of how many. */
export function Rating({ rating: { average, count } }: { rating: NonNullable<Product['rating']> }) {
  const { t } = useTranslation('ui')
  return (
    <span className="shop-rating">
      <span className="only-read-out">{t('rating', { average, count })}</span>
      <span aria-hidden="true" className="shop-rating-shown">
        <StarIcon />
        <bdi>{average.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</bdi>
        <bdi className="shop-rating-count">({count.toLocaleString(locale())})</bdi>
      </span>
    </span>
  )
}
