// What is said beside a price: until when it holds, and what a unit costs.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { money } from '#client/ui/money.tsx'
import { priceOf, unitPriceOf } from '#shared/catalog/price.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import './price-notes.css'

interface PriceNotesProps {
  product: Pick<Product, 'currency' | 'exponent'>
  variant: Pick<Variant, 'amountMinor' | 'saleUntil' | 'measure'>
}

/** Until when the price holds, and the price of a unit; nothing where the shop says neither. */
export function PriceNotes({ product, variant }: PriceNotesProps) {
  const { t } = useTranslation('ui')
  const { measure } = variant
  return (
    <>
      {variant.saleUntil !== undefined && <SaleUntil at={variant.saleUntil} />}
      {measure && (
        <span className="price-note">
          {t('unitPrice', {
            price: money(unitPriceOf(priceOf(product, variant), measure)),
            per: `${new Intl.NumberFormat(locale()).format(measure.base)} ${measure.unit}`,
          })}
        </span>
      )}
    </>
  )
}

/** Until when a price holds. */
export function SaleUntil({ at }: { at: number }) {
  const { t } = useTranslation('ui')
  // The last moment of a sale, not the first after it: what ends at midnight ends on the day before.
  const date = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(at - 1)
  return <span className="price-note">{t('saleUntil', { date })}</span>
}
