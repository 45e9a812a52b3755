import { formatMoney } from '#shared/money.ts'
import type { Money as Amount } from '#shared/money.ts'
import { locale } from '#client/locales/words.ts'

/** An amount as the reader writes it. */
export function Money({ amountMinor, currency, exponent }: Amount) {
  return <bdi>{money({ amountMinor, currency, exponent })}</bdi>
}

/** The same as text, for words that hold an amount. */
export function money(amount: Amount): string {
  return formatMoney(amount, locale())
}
