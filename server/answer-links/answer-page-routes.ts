// Serves the answer page and takes its form. The link is the proof of identity: its holder may answer, and no other website can
// send the form, since it does not know the address.
import { join } from 'node:path'
import type { Context } from 'hono'
import * as z from 'zod'
import { answerLanguage, maxAnswerWords, verdicts } from '#shared/answer-links/answer-text.ts'
import type { AnswerRequest, AnswerView } from '#shared/answer-links/contracts.ts'
import { startOf } from '#shared/cut-text.ts'
import { idPattern } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { personSchema } from '#shared/rooms/contracts.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { askedLanguage, readerLanguage } from '#server/host/reader-language.ts'
import { page } from '#server/host/page.ts'
import type { Page } from '#server/host/page.ts'
import { readStyleSheet } from '#server/host/style-sheet.ts'
import { problem } from '#server/host/problem.ts'
import type { AnswerWithCard } from '#server/host/preview-card.ts'
import { answerCard } from './answer-card.ts'
import { answerPage, queryOf, refusedPage } from './answer-page.ts'
import type { PageState } from './answer-page.ts'
import type { Answers } from './answers.ts'

const sheet = readStyleSheet(join(import.meta.dirname, 'answer.css'))
/** The largest form: words in any script, and their names. */
const maxFormBytes = 16 * 1024

const formSchema = z.object({
  // Without a good one they are called what they were called in the link.
  name: personSchema.shape.name.optional().catch(undefined),
  do: z.enum(['answer', 'take-back']).catch('answer'),
  verdict: z.enum(verdicts).optional().catch(undefined),
  candidate: z.string().regex(idPattern).optional().catch(undefined),
  // Browsers count a line break as one and send it as two.
  words: z
    .string()
    .transform((text) => startOf(text.replaceAll('\r\n', '\n').trim(), maxAnswerWords))
    .catch(''),
})

interface Parts {
  readonly answers: Answers
  readonly now: () => number
  readonly publicUrl: () => string
  readonly cards: AnswerWithCard
}

/** The pages of an answer link. */
export function answerPages(parts: Parts): readonly Page[] {
  return [styleSheet, showQuestion(parts), takeAnswer(parts), showCard(parts)]
}

/** The routes of the API count with these pages: both are ways to try codes. */
const shared = { limit: { joins: 'answers' }, headers: 'letter' } as const

/** Also the style sheet of the pages that links in mails lead to. */
const styleSheet = page({ ...shared, method: 'get', path: '/a/answer.css', access: 'open' }, (c) =>
  c.body(sheet, 200, { 'cache-control': 'no-cache', 'content-type': 'text/css; charset=utf-8' }),
)

function showQuestion({ answers, now, publicUrl }: Parts): Page {
  return page({ ...shared, method: 'get', path: '/a/:token', access: 'link' }, async (c) => {
    const token = c.req.param('token')
    const view = await viewFor(c, answers, token)
    if (!view.ok) return refusedAnswer(c, view.refusal)
    const marked = c.req.query('answer') ?? c.req.query('choose')
    const changing = c.req.query('change') !== undefined || isAnother(view.value, marked)
    const asked = askedLanguage(c)
    return questionPage(c, view.value, { token, asked, marked, changing, now: now(), publicUrl: publicUrl() })
  })
}

function showCard({ answers, cards }: Parts): Page {
  return page(
    { ...shared, method: 'get', path: '/a/:token/card.jpg', access: 'link', headers: 'picture' },
    async (c) => {
      const view = await viewFor(c, answers, c.req.param('token'))
      if (!view.ok) return problem(c, view.refusal)
      return cards(c, answerCard(view.value, answerLanguage(view.value.for.locale)))
    },
  )
}

/** What is asked, in the language its reader asks for: a link may be forwarded. Else it is the member's, or the shop's. */
async function viewFor(c: Context<ApiEnv>, answers: Answers, token: string): Promise<Outcome<AnswerView>> {
  const view = await answers.view(token, (otherwise) => readerLanguage(c, otherwise))
  if (!view.ok) return view
  const locale = readerLanguage(c, view.value.for.locale)
  return granted({ ...view.value, for: { ...view.value.for, locale } })
}

function takeAnswer({ answers, now, publicUrl }: Parts): Page {
  const rules = { ...shared, method: 'post', path: '/a/:token', access: 'link', maxBodyBytes: maxFormBytes } as const
  return page(rules, async (c) => {
    const token = c.req.param('token')
    const view = await viewFor(c, answers, token)
    if (!view.ok) return refusedAnswer(c, view.refusal)
    // A body that is no form counts as an empty one.
    const form = formSchema.parse(await c.req.parseBody().catch(() => ({})))
    const answer = answerOf(view.value, form)
    const sent = {
      token,
      asked: askedLanguage(c),
      name: form.name,
      marked: form.verdict ?? form.candidate,
      typed: form.words,
      changing: true,
      now: now(),
      publicUrl: publicUrl(),
    }
    if (!answer) return questionPage(c, view.value, { ...sent, problem: 'nothing-chosen' }, 422)
    const { isNew, locale } = view.value.for
    const given = await answers.give(token, isNew ? { ...answer, name: form.name, locale } : answer)
    // Loading the page again must not send the answer again.
    if (given.ok) {
      const query = queryOf({ change: form.do === 'take-back', lang: sent.asked })
      return c.redirect(`/a/${encodeURIComponent(token)}${query}`, 303)
    }
    const { code } = given.refusal
    return questionPage(c, view.value, { ...sent, problem: code }, meaningOf(code).status)
  })
}

/** A link in a mail that marks another answer than the given one is meant to change it. */
function isAnother({ answered }: AnswerView, marked: string | undefined): boolean {
  return marked !== undefined && marked !== (answered?.verdict ?? answered?.candidate)
}

function answerOf({ topic }: AnswerView, form: z.infer<typeof formSchema>): AnswerRequest | undefined {
  if (topic === 'decision') {
    if (form.do === 'take-back') return { candidate: null }
    return form.candidate === undefined ? undefined : { candidate: form.candidate }
  }
  const { verdict, words } = form
  return verdict === undefined && words === '' ? undefined : { verdict: verdict ?? null, words }
}

function questionPage(
  c: Context<ApiEnv>,
  view: AnswerView,
  state: PageState,
  status = 200,
): Response | Promise<Response> {
  return c.html(answerPage(view, state), status as 200, neverKept)
}

function refusedAnswer(c: Context<ApiEnv>, refusal: Refusal): Response | Promise<Response> {
  return c.html(refusedPage(refusal, readerLanguage(c, 'en')), meaningOf(refusal.code).status as 404, neverKept)
}

const neverKept = { 'cache-control': 'no-store' }
