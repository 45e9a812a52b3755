import { locale } from '#client/locales/words.ts'

/** Names in a row, as the language joins them: "Ana, Ben and Mara". */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names)
}
