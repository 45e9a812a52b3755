import { useTranslation } from 'react-i18next'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { ProductCard } from './product-card.tsx'
import './product-grid.css'

/** Products side by side, as many as fit. */
export function ProductGrid({ products, shop, stale = false }: { products: readonly Product[]; shop: string | undefined; stale?: boolean }) {
  return (
    <ul className="product-grid" aria-busy={stale}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} shop={shop} first={index < 2} />
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
        <div key={index} className="product-grid-waiting">
          <Skeleton className="product-grid-picture" />
          <Skeleton className="product-grid-title" />
          <Skeleton className="product-grid-price" />
        </div>
      ))}
    </div>
  )
}
