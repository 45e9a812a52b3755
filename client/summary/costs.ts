// The costs, in words.
import type { Total } from '#shared/cart/cart-view.ts'
import type { PaperCosts } from './paper.ts'
import type { Pen } from './pen.ts'

/** Undefined if nothing has a price yet. */
export function costsOf(pen: Pen): PaperCosts | undefined {
  const { summary, t } = pen
  if (summary.total.length === 0 && summary.unpriced === 0) return undefined
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
    ...budget(pen),
    ...(summary.maybe.length > 0 ? [t('maybe', { amount: sum(together(summary.total, summary.maybe), pen) })] : []),
    t('prices', { shop: pen.shop.name }),
  ]
}

function budget({ summary, t, money }: Pen): readonly string[] {
  const { budget: most } = summary.frame
  const spent = summary.total.find(({ currency }) => currency === most?.currency)?.amountMinor ?? 0
  if (!most) return []
  const left = most.amountMinor - spent
  const words = { budget: money(most), amount: money({ amountMinor: Math.abs(left), currency: most.currency }) }
  return [t(left >= 0 ? 'budgetLeft' : 'budgetOver', words)]
}

function together(some: readonly Total[], others: readonly Total[]): readonly Total[] {
  const sums = new Map(some.map(({ currency, amountMinor }) => [currency, amountMinor]))
  for (const { currency, amountMinor } of others) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }))
}

function sum(totals: readonly Total[], { money, shop }: Pen): string {
  return totals.length === 0 ? money({ amountMinor: 0, currency: shop.currency }) : totals.map(money).join(' + ')
}
