// What buyers say of a product, on its own page.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Stars } from '#client/ui/stars.tsx'
import type { Product, Review } from '#shared/catalog/product.ts'
import { Rating } from './rating.tsx'
import './buyers.css'

/** A few reviews under the average of all; nothing where the shop brings none. */
export function Buyers({ product: { reviews = [], rating } }: { product: Product }) {
  const { t } = useTranslation('shop')
  if (reviews.length === 0) return null
  return (
    <section className="stack buyers" aria-labelledby="buyers-title">
      <header>
        <h2 id="buyers-title">{t('buyers.title')}</h2>
        {rating && <Rating rating={rating} />}
      </header>
      <ul>
        {reviews.map((review) => (
          <li key={review.id}>
            <Said review={review} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Said({ review: { author, rating, text, at } }: { review: Review }) {
  const { t } = useTranslation('shop')
  const day = new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric' }).format(at)
  return (
    <article className="stack buyer">
      <Stars rating={rating} label={t('buyers.stars', { rating })} />
      <p dir="auto">{text}</p>
      <footer>
        <bdi>{author}</bdi> · <time dateTime={new Date(at).toISOString()}>{day}</time>
      </footer>
    </article>
  )
}
