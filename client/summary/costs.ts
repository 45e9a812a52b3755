// The costs, in words.
import { addUp, minus } from '#shared/money.ts'
import type { Money } from '#shared/money.ts'
import type { PaperCosts } from './paper.ts'
import type { Pen } from './pen.ts'

/** Undefined if nothing has a price yet. */
export function costsOf(pen: Pen): PaperCosts | undefined {
  const { summary, t } = pen
  if (summary.total.length === 0 && summary.unpriced === 0 && summary.unavailable.length === 0) return undefined
  return {
    title: t('costs'),
    shares: summary.shares.map(({ memberId, total }) => ({ ...pen.personOf(memberId), amount: sum(total, pen) })),
    totalWords: t('total'),
    total: sum(summary.total, pen),
    remarks: remarks(pen),
  }
}

function remarks(pen: Pen): readonly string[] {
  const { summary, t } = pen
  return [
    ...(summary.unpriced > 0 ? [t('unpriced', { count: summary.unpriced })] : []),
    ...(summary.unavailable.length > 0 ? [t('unavailable', { count: summary.unavailable.length })] : []),
    ...budget(pen),
    ...(summary.maybe.length > 0 ? [t('maybe', { amount: sum(together(summary.total, summary.maybe), pen) })] : []),
    t('prices', { shop: pen.shop.name }),
  ]
}

function budget({ summary, t, money }: Pen): readonly string[] {
  const { budget: most } = summary.frame
  if (!most) return []
  const spent = summary.total.find(({ currency }) => currency === most.currency) ?? { ...most, amountMinor: 0 }
  const left = minus(most, spent)
  const words = { budget: money(most), amount: money({ ...left, amountMinor: Math.abs(left.amountMinor) }) }
  return [t(left.amountMinor >= 0 ? 'budgetLeft' : 'budgetOver', words)]
}

function together(some: readonly Money[], others: readonly Money[]): readonly Money[] {
  return addUp([...some, ...others].map((price) => ({ price, count: 1 })))
}

function sum(totals: readonly Money[], { money, shop }: Pen): string {
  return totals.length === 0 ? money({ amountMinor: 0, currency: shop.currency }) : totals.map(money).join(' + ')
}
