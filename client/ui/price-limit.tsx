// What a product may cost at most, chosen from round amounts among what was found.
import { useTranslation } from 'react-i18next'
import { priceBounds } from '#shared/catalog/arrange.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { Money } from '#shared/money.ts'
import { money } from './money.tsx'
import './price-limit.css'

interface PriceLimitProps {
  /** What was found, before anything is left out. */
  readonly products: readonly Product[]
  readonly limit: Money | undefined
  readonly onLimit: (limit: Money | undefined) => void
}

/** Absent where all products cost about the same. */
export function PriceLimit({ products, limit, onLimit }: PriceLimitProps) {
  const { t } = useTranslation('ui')
  const bounds = priceBounds(products)
  // What was chosen stays to be seen, whatever is found now.
  const isAmongThem = bounds.some(({ amountMinor }) => amountMinor === limit?.amountMinor)
  const all = limit && !isAmongThem ? [...bounds, limit] : bounds
  if (all.length === 0) return null
  return (
    <select
      className="price-limit"
      aria-label={t('price.label')}
      value={limit?.amountMinor ?? ''}
      onChange={({ target }) => onLimit(all.find(({ amountMinor }) => String(amountMinor) === target.value))}
    >
      <option value="">{t('price.any')}</option>
      {all.map((bound) => (
        <option key={bound.amountMinor} value={bound.amountMinor}>
          {t('price.upTo', { amount: money(bound) })}
        </option>
      ))}
    </select>
  )
}
