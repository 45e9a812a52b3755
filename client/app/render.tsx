// Draws pages on the server, with what they are made of in the browser: built for it by `npm run build`, and loaded at the first page.
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { Router } from 'wouter'
import { drawIn, wordsIn } from '#client/locales/words.ts'
import { languages } from '#client/locales/languages.ts'
import { drawWith } from '#client/rooms/first-answers.ts'
import type { Language } from '#client/locales/languages.ts'
import type { FirstPage } from '#shared/pages/first-page.ts'
import { App } from './app.tsx'
import { pages } from './pages.ts'

/** Draws a page. @returns the HTML that stands in the element `page`. */
export async function renderPage({ path, search, language, readerLanguages, answers }: FirstPage): Promise<string> {
  const words = await ready(language as Language)
  const page = (
    <I18nextProvider i18n={words}>
      <Router ssrPath={path} ssrSearch={search}>
        <App />
      </Router>
    </I18nextProvider>
  )
  // In one go: language and answers are those of this page, and another may be drawn right after.
  return drawIn(words, readerLanguages, () => drawWith(answers, () => renderToString(page)))
}

type Words = Awaited<ReturnType<typeof wordsIn>>

const spoken = new Map<Language, Promise<Words>>()

/** The words of a language; with them the code of all pages is there. */
async function ready(language: Language): Promise<Words> {
  await Promise.all(Object.values(pages).map(({ load }) => load()))
  const known = spoken.get(language) ?? wordsIn(language)
  spoken.set(language, known)
  return known
}

/** The languages in which pages can be drawn, with the direction they are written in. */
export { languages }
