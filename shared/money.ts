/** An amount in the smallest unit of its currency (cents for EUR, yen for JPY), never a fraction. */
export interface Money {
  readonly amountMinor: number
  /** ISO 4217, three capital letters. */
  readonly currency: string
}

/** How many decimal places the currency has, by ISO 4217 as `Intl` knows it: EUR 2, JPY 0, KWD 3. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/**
 * Reads a decimal text such as `59.90` into minor units.
 * @returns undefined if the text is no amount, is negative, or has more decimals than the currency.
 */
export function parseAmount(text: string, currency: string): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,8}))?$/.exec(text.trim())
  if (!match) return undefined
  const decimals = decimalsOf(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return undefined
  return Number(match[1]) * 10 ** decimals + Number(fraction.padEnd(decimals, '0') || '0')
}

/** The amount in the form of a locale, without empty cents. */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  const format = formatOf(locale, currency)
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Creating a format takes far longer than using it, and a cart uses the same one on every line. */
const formats = new Map<string, Intl.NumberFormat>()
const mostFormats = 100

function formatOf(locale: string, currency: string): Intl.NumberFormat {
  const name = `${locale} ${currency}`
  const known = formats.get(name)
  if (known) return known
  if (formats.size >= mostFormats) formats.clear()
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  formats.set(name, format)
  return format
}
