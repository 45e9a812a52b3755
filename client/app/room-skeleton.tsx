// The room's outline while it opens; nothing moves when the room takes its place. What will be on its stage is there first.
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useTranslation } from 'react-i18next'
import { firstAnswer } from '#client/rooms/first-answers.ts'
import { prefetchedProduct } from '#client/rooms/prefetch.ts'
import { StagePreview, StageSkeleton } from '#client/stage/stage-preview.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { stageQuestion } from '#shared/pages/first-page.ts'
import './room-shell.css'
import './room-bar.css'

/** The room that is about to be there. */
export function RoomSkeleton() {
  const { t } = useTranslation('app')
  const product = usePrefetchedProduct()
  return (
    <div className="room" aria-busy="true">
      <header className="bar">
        <Mark />
        <h1 className="only-read-out">{t('opening')}</h1>
      </header>
      <main className="room-main">
        <div className="room-stage">
          <div className="room-row">
            <p className="room-nothing" />
          </div>
          {product ? <StagePreview product={product} /> : <StageSkeleton />}
        </div>
        <Skeleton className="room-aside-skeleton" />
      </main>
    </div>
  )
}

function usePrefetchedProduct(): Product | undefined {
  const [query] = useSearchParams()
  const [product, setProduct] = useState(
    () => firstAnswer(stageQuestion(query.get('product') ?? '')) as Product | undefined,
  )
  useEffect(() => {
    let current = true
    void prefetchedProduct()?.then((answer) => {
      if (current && answer.ok) setProduct(answer.value)
    })
    return () => {
      current = false
    }
  }, [])
  return product
}
