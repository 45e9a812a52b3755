import { useTranslation } from 'react-i18next'
import { PriceNotes } from '#client/rooms/price-notes.tsx'
import { Money } from '#client/ui/money.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import './price.css'

/** What a variant costs, and what it cost before. */
export function VariantPrice({ product, variant }: { product: Product; variant: Variant }) {
  return <Price product={product} variant={variant} />
}

/** What a product costs: its lowest price, and whether there are higher ones. */
export function ProductPrice({ product }: { product: Product }) {
  const { variants } = product
  const cheapest = variants.reduce((low, variant) => (variant.amountMinor < low.amountMinor ? variant : low))
  const differs = variants.some(({ amountMinor }) => amountMinor !== cheapest.amountMinor)
  return <Price product={product} variant={cheapest} from={differs} />
}

interface PriceProps {
  product: Product
  variant: Variant
  from?: boolean
}

function Price({ product, variant, from = false }: PriceProps) {
  const { t } = useTranslation('shop')
  const { amountMinor, compareAtMinor } = variant
  const reduced = compareAtMinor !== undefined && compareAtMinor > amountMinor
  return (
    <span className="shop-price" data-reduced={reduced || undefined}>
      <span className="shop-price-now">
        {from && <span className="shop-price-from">{t('price.from')} </span>}
        <Money {...priceOf(product, variant)} />
      </span>
      {reduced && (
        <span className="shop-price-before">
          <span className="only-read-out">{t('price.before')} </span>
          <s>
            <Money {...priceOf(product, { amountMinor: compareAtMinor })} />
          </s>
        </span>
      )}
      {!from && <PriceNotes product={product} variant={variant} />}
    </span>
  )
}
