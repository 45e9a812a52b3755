// Which languages the page speaks, and which of them this person reads. Small, since it is asked before anything else is there.

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

/** The language asked for in the address, earlier in this tab, or by the browser. */
export function chooseLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked !== null && isLanguage(asked)) sessionStorage.setItem(storageKey, asked)
  const wishes = [
    asked,
    sessionStorage.getItem(storageKey),
    ...navigator.languages.map((tag) => tag.split('-')[0] ?? ''),
  ]
  return wishes.find((wish): wish is Language => wish !== null && isLanguage(wish)) ?? 'en'
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
