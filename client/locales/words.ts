// The page's words: one file a language and feature, one chunk a language, ICU messages.
import { createInstance } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'

/** The languages the page speaks, with the direction they are written in. */
const languages = { en: 'ltr', de: 'ltr', ar: 'rtl' } as const
type Language = keyof typeof languages

const chunks = {
  en: () => import('./en/all.ts'),
  de: () => import('./de/all.ts'),
  ar: () => import('./ar/all.ts'),
} satisfies Record<Language, () => Promise<{ words: Record<string, object> }>>

const words = createInstance()

/** Chooses the language (`?lang=`, an earlier choice in this tab, the browser's), loads its words and turns the page around where it must. */
export async function loadWords(): Promise<void> {
  const language = chooseLanguage()
  const { words: resources } = await chunks[language]()
  await words
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: resources },
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    })
  document.documentElement.lang = language
  document.documentElement.dir = languages[language]
}

/** A word where no component is at hand, such as `app:broken.title`. */
export function word(key: string): string {
  return words.t(key as never) as string
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

const storageKey = 'tagalong.language'

function chooseLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked !== null && isLanguage(asked)) sessionStorage.setItem(storageKey, asked)
  const wishes = [
    asked,
    sessionStorage.getItem(storageKey),
    ...navigator.languages.map((tag) => tag.split('-')[0] ?? ''),
  ]
  return wishes.find((wish): wish is Language => wish !== null && isLanguage(wish)) ?? 'en'
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag)
}
