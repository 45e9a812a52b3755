import { locale } from '#client/locales/words.ts'

/** Names as a reader lists them: "Ana, Ben and Mara". */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names)
}
