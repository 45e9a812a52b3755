import { isoExponentOf, unstatedExponentOf } from './iso-4217.ts'

/** An amount in the smallest unit of its currency by ISO 4217 (cents for EUR, yen for JPY), never a fraction. */
export interface Money {
  readonly amountMinor: number
  /** ISO 4217, three capital letters. */
  readonly currency: string
  /** How many decimals the smallest unit stands for: 2 for cents. Absent in amounts that were stored before this was said with them. */
  readonly exponent?: number | undefined
}

/** A price and how many times it counts. */
export interface Counted {
  readonly price: Money | undefined
  readonly count: number
}

/** An amount that was read from a text. */
export interface ReadAmount {
  readonly amountMinor: number
  /** The text was finer than the currency. */
  readonly isRounded: boolean
}

/** The amount alone, out of something that says more. */
export function moneyOf({ amountMinor, currency, exponent }: Money): Money {
  return { amountMinor, currency, ...(exponent === undefined ? {} : { exponent }) }
}

/** The exponent of an amount, also of one that says none. */
export function exponentOf({ currency, exponent }: Pick<Money, 'currency' | 'exponent'>): number {
  return exponent ?? unstatedExponentOf(currency)
}

/** The same amount with an exponent; rounded where that is smaller than its own. */
export function withExponent(money: Money, exponent: number): Money {
  const factor = 10 ** (exponent - exponentOf(money))
  return { amountMinor: Math.round(money.amountMinor * factor), currency: money.currency, exponent }
}

/** Whether both are worth the same, in one currency. */
export function isSameAmount(one: Money, other: Money): boolean {
  if (one.currency !== other.currency) return false
  const exponent = Math.max(exponentOf(one), exponentOf(other))
  return withExponent(one, exponent).amountMinor === withExponent(other, exponent).amountMinor
}

/** The difference of two amounts of one currency; may be below zero. */
export function minus(amount: Money, less: Money): Money {
  const exponent = Math.max(exponentOf(amount), exponentOf(less))
  const { amountMinor, currency } = withExponent(amount, exponent)
  return { amountMinor: amountMinor - withExponent(less, exponent).amountMinor, currency, exponent }
}

/** An amount multiplied by a count. */
export function times({ amountMinor, ...money }: Money, count: number): Money {
  return { ...money, amountMinor: amountMinor * count }
}

/** The sums, one a currency; what has no price or counts zero times is left out. */
export function addUp(counted: Iterable<Counted>): readonly Money[] {
  const sums = new Map<string, Money>()
  for (const { price, count } of counted) {
    if (!price || count <= 0) continue
    const more = times(price, -count)
    const sum = sums.get(price.currency)
    sums.set(price.currency, minus(sum ?? { ...more, amountMinor: 0 }, more))
  }
  return [...sums.values()]
}

/**
 * Reads a decimal text such as `59.90` into minor units by ISO 4217. What is finer than the currency is rounded, half up.
 * @returns undefined if the text is no amount or is negative.
 */
export function parseAmount(text: string, currency: string): ReadAmount | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,20}))?$/.exec(text.trim())
  if (!match) return undefined
  const exponent = isoExponentOf(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  const down = Number(`${match[1]}${fraction.slice(0, exponent).padEnd(exponent, '0')}`)
  const isUp = (fraction[exponent] ?? '0') >= '5'
  return { amountMinor: isUp ? down + 1 : down, isRounded: fraction.length > exponent }
}

/** The amount in the form of a locale, without empty cents. `Intl` only draws it: how many decimals it has is said with the amount. */
export function formatMoney(money: Money, locale: string): string {
  return format(money, locale, 'auto')
}

/** A change of an amount, with its sign. */
export function formatChange(money: Money, locale: string): string {
  return format(money, locale, 'exceptZero')
}

function format(money: Money, locale: string, signDisplay: 'auto' | 'exceptZero'): string {
  const exponent = exponentOf(money)
  return formatOf({ locale, currency: money.currency, exponent, signDisplay }).format(
    money.amountMinor / 10 ** exponent,
  )
}

interface FormatName {
  readonly locale: string
  readonly currency: string
  readonly exponent: number
  readonly signDisplay: 'auto' | 'exceptZero'
}

/** Creating a format takes far longer than using it, and a cart uses the same one on every line. */
const formats = new Map<string, Intl.NumberFormat>()
const mostFormats = 100

function formatOf({ locale, currency, exponent, signDisplay }: FormatName): Intl.NumberFormat {
  const name = `${locale} ${currency} ${exponent} ${signDisplay}`
  const known = formats.get(name)
  if (known) return known
  if (formats.size >= mostFormats) formats.clear()
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    signDisplay,
    // Both are given: neither is the platform's own.
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
    trailingZeroDisplay: 'stripIfInteger',
  })
  formats.set(name, made)
  return made
}
