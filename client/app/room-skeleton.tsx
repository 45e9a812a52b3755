// The room's outline while it opens; nothing moves when the room takes its place. What will be on its stage is there first.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { prefetchedProduct } from '#client/rooms/prefetch.ts'
import { StagePreview, StageSkeleton } from '#client/stage/stage-preview.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
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
        <div className="room-stage">{product ? <StagePreview product={product} /> : <StageSkeleton />}</div>
        <Skeleton className="room-aside-skeleton" />
      </main>
    </div>
  )
}

function usePrefetchedProduct(): Product | undefined {
  const [product, setProduct] = useState<Product>()
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
