// The page's words: one file a language and feature, one chunk a language, ICU messages.
import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chooseLanguage, fetchMoreWords, fetchWords, languages } from './languages.ts'
import { messages } from './messages.ts'

const words = createInstance()

/** Loads the words of the language that was chosen, and turns the page around where it must be. */
export async function loadWords(): Promise<void> {
  const language = chooseLanguage()
  await words
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
  document.documentElement.lang = language
  document.documentElement.dir = languages[language]
}

/**
 * Loads a part of the page together with the words that only such parts say.
 * @param load as `later` takes it.
 */
export function withMoreWords<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const [part] = await Promise.all([load(), loadMoreWords()])
    return part
  }
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
  const regional = navigator.languages.find((tag) => tag.split('-')[0] === language)
  // Latin digits also in Arabic: prices stand beside the shop's own, which are written so.
  return language === 'ar' ? `${regional ?? 'ar'}-u-nu-latn` : (regional ?? language)
}

/** The page's language without region, as sent along when somebody enters a room. */
export function language(): string {
  return words.language
}
