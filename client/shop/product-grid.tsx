import { useTranslation } from 'react-i18next'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { ProductCard } from './product-card.tsx'
import './product-grid.css'

interface ProductGridProps {
  products: readonly Product[]
  shop: string | undefined
  /** Those of before, while others are on their way. */
  stale?: boolean
  /** How many pictures are loaded before all others: those that are seen without scrolling. */
  firsts?: number
}

/** Products side by side, as many as fit. */
export function ProductGrid({ products, shop, stale = false, firsts = 0 }: ProductGridProps) {
  // Where all are of one make, saying so on each would only be noise.
  const branded = new Set(products.map(({ brand }) => brand)).size > 1
  return (
    <ul className="product-grid" aria-busy={stale}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} shop={shop} first={index < firsts} branded={branded} />
        </li>
      ))}
    </ul>
  )
}

/** The same while nothing is known yet. */
export function ProductGridSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useTranslation('ui')
  return (
    <div className="product-grid" role="status" aria-label={t('loading')}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="stack">
          <Skeleton className="product-grid-picture" />
          <Skeleton className="product-grid-title" />
          <Skeleton className="product-grid-price" />
        </div>
      ))}
    </div>
  )
}
