// The page's words: one file a language and feature, one chunk a language, ICU messages.
import { createInstance } from 'i18next'
import type { i18n as Words } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chooseLanguage, fetchMoreWords, fetchWords, languages } from './languages.ts'
import type { Language } from './languages.ts'
import { messages } from './messages.ts'

let words = createInstance()
let readerLanguages = () => navigator.languages

/** Loads the words of the language that was chosen, and turns the page around where it must be. */
export async function loadWords(): Promise<void> {
  const language = chooseLanguage()
  await begin(words, language)
  document.documentElement.lang = language
  document.documentElement.dir = languages[language]
}

/** The words of a language for the server, which speaks all of them. */
export async function wordsIn(language: Language): Promise<Words> {
  const those = createInstance()
  await begin(those, language)
  return those
}

/** Draws in a language, as somebody with these languages reads it. For the server. */
export function drawIn<Drawn>(those: Words, readsIn: readonly string[], draw: () => Drawn): Drawn {
  words = those
  readerLanguages = () => readsIn
  return draw()
}

async function begin(those: Words, language: Language): Promise<void> {
  await those
    .use(messages)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: await fetchWords(language) },
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    })
}

/** Loads the words that are not needed at first; at once where they are there. */
export async function loadMoreWords(): Promise<void> {
  const language = chooseLanguage()
  for (const [part, more] of Object.entries(await fetchMoreWords(language))) {
    if (!words.hasResourceBundle(language, part)) words.addResourceBundle(language, part, more)
  }
}

/** A word where no component is at hand: where drawing or loading failed. */
export function word(
  key: `app:broken.${'title' | 'words' | 'again'}` | 'ui:partAway' | `install:${'newer' | 'reload'}`,
): string {
  return words.t(key)
}

/** The language of the page, for `Intl`: with the person's own region where it is the same language. */
export function locale(): string {
  const language = words.language
  const regional = readerLanguages().find((tag) => tag.split('-')[0] === language)
  // Latin digits also in Arabic: prices stand beside the shop's own, which are written so.
  return language === 'ar' ? `${regional ?? 'ar'}-u-nu-latn` : (regional ?? language)
}

/** The page's language without region, as sent along when somebody enters a room. */
export function language(): string {
  return words.language
}
