// The texts of the demo shop, in the languages of the page.

/** One text in each language. */
export interface Said {
  readonly en: string
  readonly de: string
  readonly ar: string
}

/** One text in each language. */
export function say(en: string, de: string, ar: string): Said {
  return { en, de, ar }
}

const arabicUnits = { cm: 'سم', mm: 'مم', m: 'م', l: 'لتر', ml: 'مل', g: 'غ', kg: 'كغ' } as const
type Unit = keyof typeof arabicUnits

/** Measures of one unit, such as `42 × 28 cm`; numbers as each language writes them, in Latin digits. */
export function measure(amounts: number | readonly number[], unit: Unit): Said {
  const all = typeof amounts === 'number' ? [amounts] : amounts
  const joined = (language: string) => all.map((one) => one.toLocaleString(language)).join(' × ')
  // Marked left to right: between Arabic letters the sides would change places.
  const arabic = all.length > 1 ? `\u2066${joined('en')}\u2069` : joined('en')
  return say(`${joined('en')} ${unit}`, `${joined('de')} ${unit}`, `${arabic} ${arabicUnits[unit]}`)
}

/** Texts one after the other, such as a mark and a measure. */
export function together(...parts: readonly (Said | string)[]): Said {
  const of = (language: keyof Said) => parts.map((part) => (typeof part === 'string' ? part : part[language])).join('')
  return say(of('en'), of('de'), of('ar'))
}
