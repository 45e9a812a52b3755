// Prices as feeds write them: `12.00 EUR`, `EUR 12.00`, `12,00`, `1.234,56 €`. Where a text can be read in two ways it is not read at all.
import { isCurrency, isoExponentOf } from '#shared/iso-4217.ts'
import { parseAmount } from '#shared/money.ts'
import type { ReadAmount } from '#shared/money.ts'

/** The signs that only one currency has. `$`, `kr` and `¥` have many. */
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₺': 'TRY',
  '₽': 'RUB',
  '₹': 'INR',
  '₪': 'ILS',
  '₩': 'KRW',
  '₫': 'VND',
  '₴': 'UAH',
  'zł': 'PLN',
}

/** A price as it is written: digits with their separators, and what stands beside them. */
interface WrittenPrice {
  readonly digits: string
  /** Undefined where it names none. */
  readonly currency: string | undefined
}

const written = /^(\p{L}{2,3}|[^\d\s.,-]{1,2})?\s*(-?\d[\d.,'’\s]*?)\s*(\p{L}{2,3}|[^\d\s.,-]{1,2})?$/u

/** @returns a sentence's end where it is no price: `names two currencies`. */
export function writtenPrice(text: string): WrittenPrice | string {
  const match = written.exec(text.replaceAll(/[\u00a0\u202f]/g, ' ').trim())
  if (!match?.[2]) return 'is no amount'
  const [, before, digits, after] = match
  if (before !== undefined && after !== undefined) return 'names two currencies'
  const name = before ?? after
  if (name === undefined) return { digits, currency: undefined }
  const currency = signs[name.toLowerCase()] ?? name.toUpperCase()
  if (isCurrency(currency)) return { digits, currency }
  return name === '$' || name === '¥' || name.toLowerCase() === 'kr'
    ? `has the sign “${name}”, which several currencies have`
    : `has “${name}”, which is no currency`
}

/** Reads the digits of a price. @returns a sentence's end where they are no amount, or could be two. */
export function amountOf(digits: string, currency: string): ReadAmount | string {
  const text = digits.replaceAll(/[\s'’]/g, '')
  if (text.startsWith('-')) return 'is below zero'
  const decimal = decimalOf(text, isoExponentOf(currency))
  if (decimal === undefined) return 'can be read in two ways'
  return (decimal === '' ? undefined : parseAmount(decimal, currency)) ?? 'is no amount'
}

/** With a point before its decimals; empty where it is no number, undefined where nobody can tell what the separator means. */
function decimalOf(text: string, exponent: number): string | undefined {
  const marks = text.split('').filter((sign) => sign === '.' || sign === ',')
  const last = marks.at(-1)
  if (last === undefined) return text
  const [whole, end] = [text.slice(0, text.lastIndexOf(last)), text.slice(text.lastIndexOf(last) + 1)]
  const other = last === '.' ? ',' : '.'
  if (new Set(marks).size === 2) {
    // 1.234,56: the first parts thousands, the last one the decimals.
    return marks.filter((mark) => mark === last).length === 1 && isGrouped(whole, other)
      ? `${whole.replaceAll(other, '')}.${end}`
      : ''
  }
  if (marks.length > 1) return isGrouped(text, last) ? text.replaceAll(last, '') : ''
  if (end.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) return `${whole || '0'}.${end}`
  // 1,234: thousands or decimals. What has no decimals, or three of them, leaves one reading.
  if (exponent === 0) return whole + end
  return exponent >= 3 && last === '.' ? `${whole}.${end}` : undefined
}

function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...rest] = text.split(mark)
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group))
}
