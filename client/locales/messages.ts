// Fills in messages. They are ICU messages in their files; the build reads them (`tools/page/read-messages.ts`), so that
// the page need not bring the grammar along, which weighs ten times as much as this.
import type { Module } from 'i18next'
import { isolated, isTurning } from '#shared/isolates.ts'

/** A message as the build leaves it; one that has nothing to fill in stays a text. */
export type Message = string | readonly Part[]
/**
 * Text · 0: the number of the plural around it · the name of a value, and what becomes of it.
 * Only what our messages use: anything else fails the build.
 */
export type Part =
  | string
  | 0
  | readonly [name: string, how?: undefined, detail?: undefined]
  | readonly [name: string, how: 'number', format: Intl.NumberFormatOptions]
  | readonly [name: string, how: 'plural' | 'select', cases: Readonly<Record<string, readonly Part[]>>]

type Values = Readonly<Record<string, unknown>>

/** Has i18next fill in such messages. */
export const messages = {
  type: 'i18nFormat',
  parse: (message: Message, values: Values, language: string) => fill(message, values, language),
  // One key is one message: plurals are chosen within it.
  addLookupKeys: (keys: string[]) => keys,
} satisfies Module & Record<string, unknown>

/** A message in a language, with its values. */
export function fill(message: Message, values: Values, language: string): string {
  return typeof message === 'string' ? message : fillAll(message, values, language)
}

function fillAll(parts: readonly Part[], values: Values, language: string, counted = 0): string {
  return parts.map((part) => fillPart(part, values, language, counted)).join('')
}

function fillPart(part: Part, values: Values, language: string, counted: number): string {
  if (typeof part === 'string') return part
  if (part === 0) return numberFormat(language).format(counted)
  const [name, how, detail] = part
  const value = values[name]
  switch (how) {
    case undefined:
      if (typeof value === 'string') return isTurning(value) ? isolated(value) : value
      return typeof value === 'number' ? String(value) : ''
    case 'number':
      return numberFormat(language, detail).format(Number(value))
    case 'plural': {
      const chosen = detail[`=${Number(value)}`] ?? detail[pluralRules(language).select(Number(value))]
      return fillAll(chosen ?? detail['other'] ?? [], values, language, Number(value))
    }
    case 'select':
      return fillAll(detail[String(value)] ?? detail['other'] ?? [], values, language, counted)
    default:
      return how satisfies never
  }
}

// Making one takes longer than formatting with it.
const made = new Map<string, Intl.NumberFormat | Intl.PluralRules>()

function numberFormat(language: string, format: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return keep(`${language}${JSON.stringify(format)}`, () => new Intl.NumberFormat(language, format))
}

function pluralRules(language: string): Intl.PluralRules {
  return keep(language, () => new Intl.PluralRules(language))
}

function keep<Made extends Intl.NumberFormat | Intl.PluralRules>(key: string, make: () => Made): Made {
  const there = made.get(key) ?? make()
  made.set(key, there)
  return there as Made
}
