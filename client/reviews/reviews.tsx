// What buyers say of the product on the stage, and what the group says of that.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Pinned } from '#client/rooms/pinned.tsx'
import type { NumberedPin } from '#client/rooms/pinned.tsx'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Stars } from '#client/ui/stars.tsx'
import type { Review } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import './reviews.css'

/** The reviews of a product, each with its notes; nothing where the shop brings none. */
export function Reviews({ productId }: { productId: ProductId }) {
  const { t } = useTranslation('compare')
  const product = useProduct(useOpenRoom().products, productId)
  const pins = usePins(productId)
  if (typeof product === 'string' || !product.reviews?.length) return null
  const { reviews, rating } = product
  const days = new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric' })
  return (
    <section className="reviews" aria-labelledby="reviews-title">
      <h3 id="reviews-title" className="eyebrow">
        {t('reviews.title')}
        {rating && <small>{t('reviews.of', { shown: reviews.length, count: rating.count })}</small>}
      </h3>
      <ul>
        {reviews.map((review) => (
          <li key={review.id}>
            <OneReview
              productId={productId}
              review={review}
              day={days.format(review.at)}
              pins={pins.get(review.id) ?? []}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface OneReviewProps {
  productId: ProductId
  review: Review
  day: string
  pins: readonly NumberedPin[]
}

function OneReview({ productId, review: { id, author, rating, text, at }, day, pins }: OneReviewProps) {
  const { t } = useTranslation('compare')
  return (
    <article className="stack review" data-review={id}>
      <header>
        <Stars rating={rating} label={t('reviews.stars', { rating })} />
        <b>
          <bdi>{author}</bdi>
        </b>
        <time dateTime={new Date(at).toISOString()}>{day}</time>
      </header>
      <p dir="auto">{text}</p>
      <Pinned
        anchor={{ on: 'review', productId, reviewId: id }}
        about={t('reviews.about', { author })}
        pins={pins}
        worded
      />
    </article>
  )
}

/** The pins on the reviews of a product, by review, numbered together by when they were placed. */
function usePins(productId: ProductId): ReadonlyMap<string, readonly NumberedPin[]> {
  const { annotations } = useRoom()
  const all = useObservable(annotations.pins)
  return useMemo(() => {
    const byReview = new Map<string, NumberedPin[]>()
    let number = 0
    for (const pin of all) {
      const { anchor } = pin
      if (anchor.on !== 'review' || anchor.productId !== productId) continue
      number += 1
      byReview.set(anchor.reviewId, [...(byReview.get(anchor.reviewId) ?? []), { pin, number }])
    }
    return byReview
  }, [all, productId])
}
