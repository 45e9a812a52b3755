// Words that a card brings along itself, so that a further kind touches no other file.
import { language } from '#client/locales/words.ts'
import type { Language } from '#client/locales/languages.ts'

/** The words of the page's language. */
export function ownWords<Words extends object>(words: Readonly<Record<Language, Words>>): Words {
  return words[language() as Language] ?? words.en
}
