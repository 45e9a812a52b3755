// The way on from a page that leads no further: to the shop, where the rooms of a device are found as well.
import { html } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Html } from './small-page.ts'

/** What the way is called. */
export const toShopWords: Readonly<Record<AnswerLanguage, string>> = {
  en: 'Browse the shop',
  de: 'Im Shop stöbern',
  ar: 'تصفّح المتجر',
}

/** A button on a small page. */
export function wayToShop(language: AnswerLanguage): Html {
  return html`<p><a class="button" href="/">${toShopWords[language]}</a></p>`
}
