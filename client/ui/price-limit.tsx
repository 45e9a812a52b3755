// An amount at most, chosen from round ones.
import { useTranslation } from 'react-i18next'
import type { Money } from '#shared/money.ts'
import { money } from './money.tsx'
import './price-limit.css'

interface PriceLimitProps {
  /** What can be chosen, the least first. */
  readonly bounds: readonly Money[]
  readonly limit: Money | undefined
  readonly onLimit: (limit: Money | undefined) => void
}

/** Absent where there is nothing to choose. */
export function PriceLimit({ bounds, limit, onLimit }: PriceLimitProps) {
  const { t } = useTranslation('ui')
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
