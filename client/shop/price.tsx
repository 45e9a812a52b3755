import { useTranslation } from 'react-i18next'
import { Money } from '#client/ui/money.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'
import './price.css'

/** What a variant costs, and what it cost before. */
export function VariantPrice({ variant, currency }: { variant: Variant; currency: string }) {
  return <Price amountMinor={variant.amountMinor} compareAtMinor={variant.compareAtMinor} currency={currency} />
}

/** What a product costs: its lowest price, and whether there are higher ones. */
export function ProductPrice({ product: { variants, currency } }: { product: Product }) {
  const cheapest = variants.reduce((low, variant) => (variant.amountMinor < low.amountMinor ? variant : low))
  const differs = variants.some(({ amountMinor }) => amountMinor !== cheapest.amountMinor)
  return <Price {...cheapest} currency={currency} from={differs} />
}

interface PriceProps {
  amountMinor: number
  compareAtMinor?: number | undefined
  currency: string
  from?: boolean
}

function Price({ amountMinor, compareAtMinor, currency, from = false }: PriceProps) {
  const { t } = useTranslation('shop')
  const reduced = compareAtMinor !== undefined && compareAtMinor > amountMinor
  return (
    <span className="shop-price" data-reduced={reduced || undefined}>
      <span className="shop-price-now">
        {from && <span className="shop-price-from">{t('price.from')} </span>}
        <Money amountMinor={amountMinor} currency={currency} />
      </span>
      {reduced && (
        <span className="shop-price-before">
          <span className="only-read-out">{t('price.before')} </span>
          <s>
            <Money amountMinor={compareAtMinor} currency={currency} />
          </s>
        </span>
      )}
    </span>
  )
}
