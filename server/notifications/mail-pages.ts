// The pages that links in mails lead to: confirming an address, and unsubscribing. Loading them changes nothing, since mail scanners
// follow links; the button does, or the one-click POST of a mail program (RFC 8058).
import type { Context } from 'hono'
import { html } from 'hono/html'
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { page } from '#server/host/page.ts'
import type { Page } from '#server/host/page.ts'
import { askedLanguage, readerLanguage } from '#server/host/reader-language.ts'
import { smallPage } from '#server/host/small-page.ts'
import type { Html } from '#server/host/small-page.ts'
import { wayToShop } from '#server/host/way-to-shop.ts'
import type { Preferences } from './preferences.ts'
import { notificationWords } from './words.ts'

interface Said {
  readonly title: string
  readonly text: string
  readonly button?: string
  /** The way on. */
  readonly next?: Html
}

/** The pages that links in mails lead to. */
export function mailPages(preferences: Preferences): readonly Page[] {
  return [askToConfirm(preferences), confirm(preferences), askToStop(preferences), stop(preferences)]
}

/** Guessing these links is hopeless: they are signed, and a forged one is refused without a look-up. */
const shared = { access: 'link', limit: 'none', headers: 'letter' } as const
const confirmPath = '/mail/confirm/:token'
const stopPath = '/mail/stop/:token'

function askToConfirm(preferences: Preferences): Page {
  return page({ ...shared, method: 'get', path: confirmPath }, async (c) => {
    const owner = await preferences.confirming(c.req.param('token'))
    if (!owner) return lost(c)
    const language = languageFor(c, owner)
    const { title, button } = notificationWords[language].confirm
    return show(c, language, { title: title(owner.address), text: owner.roomTitle, button })
  })
}

function confirm(preferences: Preferences): Page {
  return page({ ...shared, method: 'post', path: confirmPath }, async (c) => {
    const token = c.req.param('token')
    const owner = await preferences.confirming(token)
    if (!owner || !(await preferences.confirm(token))) return lost(c)
    const language = languageFor(c, owner)
    const { done, doneText } = notificationWords[language].confirm
    return show(c, language, { title: done, text: doneText })
  })
}

function askToStop(preferences: Preferences): Page {
  return page({ ...shared, method: 'get', path: stopPath }, async (c) => {
    const owner = await preferences.stopping(c.req.param('token'))
    if (!owner) return lost(c)
    const language = languageFor(c, owner)
    const { title, text, button } = notificationWords[language].stopPage
    return show(c, language, { title: title(owner.roomTitle), text, button })
  })
}

function stop(preferences: Preferences): Page {
  return page({ ...shared, method: 'post', path: stopPath }, async (c) => {
    const token = c.req.param('token')
    const owner = await preferences.stopping(token)
    if (!owner || !(await preferences.stop(token))) return lost(c)
    const language = languageFor(c, owner)
    const { done, doneText } = notificationWords[language].stopPage
    return show(c, language, { title: done, text: doneText })
  })
}

/** The member's, unless the address asks for another; a form without an address of its own sends that along. */
function languageFor(c: Context<ApiEnv>, { locale }: { readonly locale: string }): AnswerLanguage {
  return askedLanguage(c) ?? answerLanguage(locale)
}

function lost(c: Context<ApiEnv>): Response | Promise<Response> {
  const language = readerLanguage(c, 'en')
  const { noLink, noLinkText } = notificationWords[language]
  return show(c, language, { title: noLink, text: noLinkText, next: wayToShop(language) }, 404)
}

function show(
  c: Context<ApiEnv>,
  language: AnswerLanguage,
  { title, text, button, next }: Said,
  status: 200 | 404 = 200,
) {
  const form = button === undefined ? '' : html`<form method="post"><button class="send">${button}</button></form>`
  const body = html`<main>
    <h1>${title}</h1>
    <p class="lead"><bdi>${text}</bdi></p>
    ${form} ${next ?? ''}
  </main>`
  return c.html(smallPage(language, title, body), status, { 'cache-control': 'no-store' })
}
