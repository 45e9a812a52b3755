// Trade numbers (GS1): EAN, UPC, ISBN-13, as 14 digits, so that zeros in front that a spreadsheet took make no difference.

/** The number as 14 digits; undefined where the text is none, or its check digit is wrong. */
export function gtinOf(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '')
  // Below seven digits nearly anything would pass for one that lost its zeros.
  if (!/^\d{7,14}$/.test(digits)) return undefined
  const all = digits.padStart(14, '0')
  const sum = all
    .slice(0, 13)
    .split('')
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return Number(all[13]) === (10 - (sum % 10)) % 10 && /[1-9]/.test(all) ? all : undefined
}
