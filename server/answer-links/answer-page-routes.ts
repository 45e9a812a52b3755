// Serves the answer page and takes its form. The token is its own proof: whoever has the link may answer, and nobody else can send
// the form, for nobody else knows where to.
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { answerLanguage, maxAnswerWords, verdicts } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerRequest, AnswerView } from '#shared/answer-links/contracts.ts'
import { idPattern } from '#shared/ids.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { readStyleSheet } from '#server/host/style-sheet.ts'
import { answerPage, refusedPage } from './answer-page.ts'
import type { PageState } from './answer-page.ts'
import type { Answers } from './answers.ts'

const sheet = readStyleSheet(join(import.meta.dirname, 'answer.css'))
/** The largest form: words in any script, and their names. */
const maxFormBytes = 16 * 1024

const formSchema = z.object({
  do: z.enum(['answer', 'take-back']).catch('answer'),
  verdict: z.enum(verdicts).optional().catch(undefined),
  candidate: z.string().regex(idPattern).optional().catch(undefined),
  // Browsers count a line break as one and send it as two.
  words: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim().slice(0, maxAnswerWords))
    .catch(''),
})

/** The routes of the page, for the root of the server. */
export function answerPageRoutes({ answers, now }: { answers: Answers; now: () => number }): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  routes.get('/a/answer.css', (c) =>
    c.body(sheet, 200, { 'cache-control': 'no-cache', 'content-type': 'text/css; charset=utf-8' }),
  )
  routes.get('/a/:token', async (c) => {
    const view = await answers.view(c.req.param('token'))
    if (!view.ok) return refusedAnswer(c, view.refusal)
    const marked = c.req.query('answer') ?? c.req.query('choose')
    const changing = c.req.query('change') !== undefined || isAnother(view.value, marked)
    return page(c, view.value, { marked, changing, now: now() })
  })
  routes.post('/a/:token', bodyLimit({ maxSize: maxFormBytes }), async (c) => {
    const token = c.req.param('token')
    const view = await answers.view(token)
    if (!view.ok) return refusedAnswer(c, view.refusal)
    // What is no form says nothing, like an empty one.
    const form = formSchema.parse(await c.req.parseBody().catch(() => ({})))
    const answer = answerOf(view.value, form)
    const sent = { marked: form.verdict ?? form.candidate, typed: form.words, changing: true, now: now() }
    if (!answer) return page(c, view.value, { ...sent, problem: 'nothing-chosen' }, 422)
    const given = await answers.give(token, answer)
    // Loading the page again must not send the answer again.
    if (given.ok) return c.redirect(`/a/${encodeURIComponent(token)}${form.do === 'take-back' ? '?change' : ''}`, 303)
    const { code } = given.refusal
    return page(c, view.value, { ...sent, problem: code }, meaningOf(code).status)
  })
  return routes
}

/** A mail that leads to another answer than the one that was given means to change it. */
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

function page(c: Context<ApiEnv>, view: AnswerView, state: PageState, status = 200): Response | Promise<Response> {
  return c.html(answerPage(view, state), status as 200, neverKept)
}

function refusedAnswer(c: Context<ApiEnv>, refusal: Refusal): Response | Promise<Response> {
  return c.html(refusedPage(refusal, languageOf(c)), meaningOf(refusal.code).status as 404, neverKept)
}

/** Of whoever holds a link that leads nowhere, only the browser knows the language. */
function languageOf(c: Context<ApiEnv>): AnswerLanguage {
  return answerLanguage(c.req.header('accept-language')?.split(/[,;]/, 1)[0]?.trim() ?? 'en')
}

const neverKept = { 'cache-control': 'no-store' }
