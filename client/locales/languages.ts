// Which languages the page speaks, and which of them this person reads. Small, since it is asked before anything else is there.
import { tabStorage } from '#client/ui/browser-storage.ts'
import { readChoice, saveChoice } from '#client/ui/choices.ts'

/** The languages, with the direction they are written in. */
export const languages = { en: 'ltr', de: 'ltr', ar: 'rtl' } as const
/** One of `languages`. */
export type Language = keyof typeof languages

const chunks = {
  en: () => import('./en/all.ts'),
  de: () => import('./de/all.ts'),
  ar: () => import('./ar/all.ts'),
} satisfies Record<Language, () => Promise<{ words: Record<string, object> }>>

const more = {
  en: () => import('./en/more.ts'),
  de: () => import('./de/more.ts'),
  ar: () => import('./ar/more.ts'),
} satisfies Record<Language, () => Promise<{ moreWords: Record<string, object> }>>

const storageKey = 'tagalong.language'

/** What each language calls itself. */
export const languageNames = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const satisfies Record<Language, string>

/** Chooses a language for this device: the page is loaded again in it, at the same place. */
export function chooseLanguageHere(language: Language): void {
  saveChoice('language', language)
  tabStorage.save(storageKey, undefined)
  const address = new URL(location.href)
  address.searchParams.delete('lang')
  history.replaceState(history.state, '', address)
  location.reload()
}

/** The language asked for in the address, earlier in this tab, chosen for this device, or set in the browser. */
export function chooseLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked !== null && isLanguage(asked)) tabStorage.save(storageKey, asked)
  const wishes = [
    asked,
    tabStorage.read(storageKey),
    readChoice('language'),
    ...navigator.languages.map((tag) => tag.split('-')[0] ?? ''),
  ]
  return wishes.find((wish): wish is Language => typeof wish === 'string' && isLanguage(wish)) ?? 'en'
}

/** Fetches a language's words; asked for again, they are there already. */
export async function fetchWords(language: Language): Promise<Record<string, object>> {
  return (await chunks[language]()).words
}

/** Fetches the words of what is loaded on demand. */
export async function fetchMoreWords(language: Language): Promise<Record<string, object>> {
  return (await more[language]()).moreWords
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag)
}
