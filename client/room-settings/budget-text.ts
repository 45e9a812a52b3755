// A budget as somebody types it: with a comma or a point, in the digits of their language.
import { exponentOf, parseAmount } from '#shared/money.ts'
import type { Money } from '#shared/money.ts'
import { isoExponentOf } from '#shared/iso-4217.ts'

/** The amount of a text such as "1.200,50", "1,200.50" or "١٢٠٠٫٥"; undefined if it is none. */
export function readBudget(text: string, currency: string): Money | undefined {
  const read = parseAmount(withPoint(westernDigits(text).replaceAll(/[\s'’\u066c]/gu, '')), currency)
  return read && { amountMinor: read.amountMinor, currency, exponent: isoExponentOf(currency) }
}

/** The text of an amount for the field, such as "1200.50". */
export function budgetText(money: Money): string {
  const exponent = exponentOf(money)
  const text = (money.amountMinor / 10 ** exponent).toFixed(exponent)
  return text.replace(/\.0+$/, '')
}

/** The last comma or point splits off the decimals, unless three digits follow it: those are thousands. */
function withPoint(text: string): string {
  const [, whole = text, decimals] = /^(.*)[.,\u066b](\d*)$/u.exec(text) ?? []
  const digits = whole.replaceAll(/[.,\u066b]/gu, '')
  if (decimals === undefined) return digits
  return decimals.length === 3 ? `${digits}${decimals}` : decimals === '' ? digits : `${digits}.${decimals}`
}

/** The digits of Arabic and Persian as ASCII. */
function westernDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
