// Serves the page of an invitation. Reading it joins nobody and uses nothing up: messengers fetch it for a preview.
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { meaningOf, refusal as refusalOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { BuiltPages } from '#server/host/built-pages.ts'
import { page } from '#server/host/page.ts'
import type { Page } from '#server/host/page.ts'
import { writeHead } from '#server/host/page-head.ts'
import type { PageHead } from '#server/host/page-head.ts'
import { problem } from '#server/host/problem.ts'
import { readerLanguage } from '#server/host/reader-language.ts'
import type { Html } from '#server/host/small-page.ts'
import { toShopWords } from '#server/host/way-to-shop.ts'
import { withoutIsolates } from '#shared/isolates.ts'
import { cardPicture } from '#server/host/preview-card.ts'
import type { AnswerWithCard } from '#server/host/preview-card.ts'
import { invitationCard } from './invitation-card.ts'
import { invitationBody } from './invitation-page.ts'
import type { InvitationLook, InvitationLooks } from './invitation-look.ts'
import { invitationSheet } from './look/sheet.ts'
import { invitationWords } from './words.ts'
import type { EndWords, InvitationWords } from './words.ts'

const sheetPath = '/i/invitation.css'

interface Parts {
  readonly looks: InvitationLooks
  readonly built: BuiltPages
  readonly publicUrl: () => string
  readonly cards: AnswerWithCard
  /** Whether a photo or a voice note may go with what somebody says who joins. */
  readonly takesFiles: boolean
}

/** The page of an invitation, its style sheet, and its picture for messengers. */
export function invitationPages(parts: Parts): readonly Page[] {
  const styleSheet = page({ method: 'get', path: sheetPath, access: 'open', limit: 'none', headers: 'page' }, (c) =>
    c.body(invitationSheet, 200, { 'cache-control': 'no-cache', 'content-type': 'text/css; charset=utf-8' }),
  )
  return [styleSheet, showInvitation(parts), showCard(parts)]
}

// The route of the API counts with these pages: all are ways to try codes.
const byLink = { method: 'get', access: 'link', limit: { joins: 'invitations' } } as const

function showCard({ looks, cards }: Parts): Page {
  return page({ ...byLink, path: '/i/:code/card.jpg', headers: 'picture' }, async (c) => {
    const look = await looks.read(c.req.param('code'), (locale) => readerLanguage(c, locale))
    if (!look.ok) return problem(c, look.refusal)
    return cards(c, invitationCard(look.value, readerLanguage(c, look.value.invitation.room.locale)))
  })
}

function showInvitation({ looks, built, publicUrl, takesFiles }: Parts): Page {
  return page({ ...byLink, path: '/i/:code', headers: 'page' }, async (c) => {
    const code = c.req.param('code')
    const look = await looks.read(code, (locale) => readerLanguage(c, locale))
    const language = readerLanguage(c, look.ok ? look.value.invitation.room.locale : 'en')
    const [about, body] = look.ok
      ? [
          headOf(look.value, language, `${publicUrl()}/i/${code}`),
          invitationBody(look.value, { code, language, takesFiles }),
        ]
      : endOf(look.refusal, language)
    const head = html`${writeHead(about)}<link rel="stylesheet" href="${sheetPath}" data-written />`
    const written = await built.page({ language, head, body: html`<div data-written>${body}</div>` })
    if (!written) return problem(c, refusalOf('not-found', { detail: 'The page has not been built.' }))
    return answer(c, written, look.ok ? 200 : meaningOf(look.refusal.code).status)
  })
}

function answer(c: Context<ApiEnv>, written: Html, status: number): Response | Promise<Response> {
  return c.html(written, status as 200, { 'cache-control': 'no-store', 'vary': 'Accept-Language' })
}

/** What a messenger shows: who invites to what. The cart and the others are for those who open the link. */
function headOf(look: InvitationLook, language: AnswerLanguage, address: string): PageHead {
  const card = invitationCard(look, language)
  const { room, shop } = look.invitation
  const about = [card.facts, card.price, ...(look.opened ? [room.title] : [])]
  return {
    title: withoutIsolates(card.title),
    description: withoutIsolates(about.filter((words) => words !== '').join(' · ')),
    picture: cardPicture(address, card),
    site: shop.name,
    isUnlisted: true,
  }
}

function endOf(refusal: Refusal, language: AnswerLanguage): readonly [PageHead, Html] {
  const words = invitationWords[language]
  const end = endWords(refusal, words)
  const body = html`<main class="invited invited-ended">
    <p class="invited-mark" lang="en" dir="ltr">tagalong</p>
    <h1>${end.title}</h1>
    <p>${end.words}</p>
    <a class="invited-button" href="/">${toShopWords[language]}</a>
  </main>`
  return [{ title: end.title, description: end.words, isUnlisted: true }, body]
}

function endWords({ code }: Refusal, { ended }: InvitationWords): EndWords {
  switch (code) {
    case 'invitation-revoked':
      return ended.revoked
    case 'invitation-expired':
      return ended.expired
    case 'invitation-used-up':
      return ended.usedUp
    case 'room-closed':
    case 'no-such-room':
      return ended.closed
    default:
      return ended.unknown
  }
}
