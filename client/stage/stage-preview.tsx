// The stage before the room is open: what can be shown already, where it will stay.
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { firstVariant, variantOf } from '#client/rooms/product-words.ts'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { Carousel } from './carousel.tsx'
import { ProductHead } from './facts.tsx'
import './stage.css'

/** Picture, name and price of the product that the address names. */
export function StagePreview({ product }: { product: Product }) {
  const [query] = useSearchParams()
  const asked = query.get('variant')
  const variant = (asked === null ? undefined : variantOf(product, asked)) ?? firstVariant(product)
  return (
    <section className="stack stage">
      <div className="stage-picture">
        <Carousel product={product} picture={variant.picture ?? 0} onPicture={() => undefined} />
      </div>
      <div className="facts">
        <div className="stack facts-main">
          <ProductHead product={product} variant={variant} />
        </div>
      </div>
    </section>
  )
}

/** The stage's outline, as long as there is nothing to show. */
export function StageSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <section className="stack stage" aria-busy="true" aria-label={t('loading')}>
      <Skeleton className="stage-skeleton-picture" />
      <div className="stack stage-skeleton-words">
        <Skeleton />
        <Skeleton />
        <Skeleton />
      </div>
    </section>
  )
}
