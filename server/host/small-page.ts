// The frame of the small pages that the server writes itself, for links in mails and personal links: no script, one style sheet.
import { html } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'

/** A piece of HTML in which everything that was filled in is escaped. */
export type Html = ReturnType<typeof html>

/** A whole page around its body. @param head its title, where a messenger is told more than that */
export function smallPage(
  language: AnswerLanguage,
  title: string,
  body: Html,
  head: Html = html`<title>${title}</title>`,
): Html {
  return html`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/faces.css" />
        <link rel="stylesheet" href="/a/answer.css" />
        ${head}
      </head>
      <body>
        <header><span class="mark" lang="en" dir="ltr">tagalong</span></header>
        ${body}
      </body>
    </html>`
}
