// What can stand on the stage, with what other features put around it.
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { StageOver } from '#client/presence/stage-over.tsx'
import { Browse } from '#client/stage/browse.tsx'
import { sectionIds } from '#client/stage/facts-links.tsx'
import { Stage } from '#client/stage/stage.tsx'
import { StageSkeleton } from '#client/stage/stage-preview.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { WhenNear } from '#client/ui/when-near.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { StageContext } from './place.ts'

const Comparison = lazyPart(async () => (await import('#client/comparison/comparison.tsx')).Comparison)
const Reviews = lazyPart(async () => (await import('#client/reviews/reviews.tsx')).Reviews)

interface ProductOnStageProps extends StageContext {
  productId: ProductId
  variantId?: VariantId | undefined
}

/** One product, and below it what buyers say of it. */
export function ProductOnStage({ productId, variantId, around }: ProductOnStageProps) {
  return (
    <Stage
      productId={productId}
      variantId={variantId}
      over={around && <StageOver {...around} />}
      under={
        around && (
          <WhenNear key={productId} id={sectionIds.reviews}>
            <Reviews productId={productId} />
          </WhenNear>
        )
      }
    />
  )
}

/** Products side by side. */
export function ComparisonOnStage({ comparisonId, around }: { comparisonId: string } & StageContext) {
  return (
    <>
      {around && <StageOver {...around} plain />}
      <Suspense fallback={<StageSkeleton />}>
        <Comparison id={comparisonId} />
      </Suspense>
    </>
  )
}

/** The shop's products, to choose one from. */
export function BrowseOnStage({ around }: StageContext) {
  const { t } = useTranslation('stage')
  return (
    <section className="room-browse" data-list="shop" aria-labelledby="browse-title">
      {around && <StageOver {...around} plain />}
      <h2 id="browse-title">{t('whatFirst')}</h2>
      <Browse />
    </section>
  )
}
