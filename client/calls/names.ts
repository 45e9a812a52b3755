import { locale } from '#client/locales/words.ts'

/** "Ana and Ben", as the language joins names. */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names)
}
