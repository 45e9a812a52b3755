// Below the opinions on a wide stage: what the shop and buyers say, in one line each, leading to all of it further down.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { NextIcon } from '#client/ui/icons.tsx'
import type { Product } from '#shared/catalog/product.ts'
import './facts-links.css'

/** The sections that are led to. */
export const sectionIds = { about: 'facts-about', details: 'facts-details', reviews: 'facts-reviews' } as const

/** One row for each section that this product has. */
export function FactsLinks({ product }: { product: Product }) {
  const { t } = useTranslation('stage')
  const { rating, attributes, description } = product
  const details = Object.entries(attributes).map(([name, value]) => t('detail', { name, value }))
  return (
    <nav className="facts-links" aria-label={t('moreAbout')}>
      {rating && product.reviews?.length && (
        <Row to="reviews" words={t('reviews')}>
          {t('reviewsFrom', { average: oneDecimal(rating.average), count: rating.count })}
        </Row>
      )}
      {details.length > 0 && (
        <Row to="details" words={t('details')}>
          <bdi>{details.join(' · ')}</bdi>
        </Row>
      )}
      {description !== '' && (
        <Row to="about" words={t('about')}>
          <bdi>{description}</bdi>
        </Row>
      )}
    </nav>
  )
}

interface RowProps {
  to: keyof typeof sectionIds
  words: string
  children: ReactNode
}

function Row({ to, words, children }: RowProps) {
  const show = () => {
    const section = document.getElementById(sectionIds[to])
    section?.scrollIntoView({ block: 'center' })
    section?.focus({ preventScroll: true })
  }
  return (
    <button type="button" className="facts-link" onClick={show}>
      <b>{words}</b>
      <span>{children}</span>
      <NextIcon />
    </button>
  )
}

function oneDecimal(number: number): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number)
}
