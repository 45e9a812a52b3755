import { expect, test } from 'vitest'
import type { AnswerLink, AnswerView } from '#shared/answer-links/contracts.ts'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom, lines } from '#test/support/decision-room.ts'
import { askQuestion, settle, textsOf } from '#test/support/questions.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const [boot, runner] = lines

async function opened(locale = 'en') {
  const server = await startTestServer()
  const room = await decisionRoom(server)
  const { body: ben } = await ask<{ member: { id: string }; token: string }>(
    server,
    `POST /invitations/${room.ana.code}/accept`,
    { body: { name: '<b>Ben</b>', locale } },
  )
  const member = ben.member.id
  const connection = await askQuestion(server, room.ana, 'q1', { text: 'Is <i>this</i> "right"?', askedOf: [member] })
  const link = async (body: object): Promise<string> => {
    const call = { token: room.ana.token, body: { member, ...body } }
    return (await ask<AnswerLink>(server, `POST /rooms/${room.id}/answer-links`, call)).body.url
  }
  const answered = async (url: string) =>
    (await ask<AnswerView>(server, `GET /answers/${url.slice(url.lastIndexOf('/') + 1)}`)).body.answered
  return { ...room, server, connection, member, url: await link({ thread: 'q1' }), link, answered }
}

async function send(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers })
}

test('opening a link answers nothing, also several times and with an answer marked', async () => {
  const { url, answered } = await opened()
  for (const query of ['', '?answer=yes', '?answer=no', '?change', '?answer=<script>']) {
    const page = await fetch(`${url}${query}`)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toMatch(/<script/i)
    await fetch(`${url}${query}`, { method: 'HEAD' })
  }
  expect(await answered(url)).toBeNull()
})

test('what the shop wrote is in the reader’s language, else in the member’s', async () => {
  const { url, server } = await opened('de')
  const db = databaseOf(server)
  const row = await db.selectFrom('products').select('data').where('id', '=', 'ridge-boot').executeTakeFirstOrThrow()
  const data = JSON.stringify({
    ...(JSON.parse(row.data) as object),
    translations: { de: { 'Ridge boot': 'Gratstiefel' }, ar: { 'Ridge boot': 'حذاء جبلي' } },
  })
  await db.updateTable('products').set({ data }).where('id', '=', 'ridge-boot').execute()
  const pageIn = async (language: string) => (await fetch(url, { headers: { 'accept-language': language } })).text()
  expect(await pageIn('')).toContain('Gratstiefel')
  expect(await pageIn('ar')).toContain('حذاء جبلي')
  expect(await pageIn('en')).toContain('Ridge boot')
})

test('the choice that a mail leads to is marked, and one tap sends it', async () => {
  const { url, answered, connection } = await opened()
  const marked = await (await fetch(`${url}?answer=no`)).text()
  expect(marked).toMatch(/value="no"\s+checked/)
  expect(marked).not.toMatch(/value="yes"\s+checked/)
  const sent = await send(url, { verdict: 'no', words: 'Too narrow.\r\nFor me.' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, new URL(url).pathname])
  expect(await answered(url)).toMatchObject({ verdict: 'no', words: 'Too narrow.\nFor me.' })
  const thanks = await (await fetch(url)).text()
  expect(thanks).toContain('Thank you, &lt;b&gt;Ben&lt;/b&gt;')
  expect(thanks).toContain('Too narrow.')
  expect(thanks).toContain('href="?change"')
  const changing = await (await fetch(`${url}?change`)).text()
  expect(changing).toMatch(/value="no"\s+checked/)
  await send(url, { verdict: 'yes', words: '' })
  await until('the answer to change', () => Object.values(textsOf(connection, 'q1')).includes('Yes'))
  expect(Object.keys(textsOf(connection, 'q1'))).toHaveLength(2)
})

test('what people wrote is shown as text, and never as a page', async () => {
  const { url } = await opened()
  const page = await (await fetch(url)).text()
  expect(page).toContain('Is &lt;i&gt;this&lt;/i&gt; &quot;right&quot;?')
  expect(page).not.toContain('<i>this</i>')
})

test('the page runs no script, is not stored, cannot be embedded, and sends no referrer', async () => {
  const { url } = await opened()
  const { headers } = await fetch(url)
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  )
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(await (await fetch(url)).text()).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
})

test('a messenger is told who asks what, and neither whom nor the answer; afterwards the page leads to the room', async () => {
  const { url, id } = await opened()
  await send(url, { verdict: 'no', words: 'Too narrow' })
  const text = await (await fetch(url, { headers: { 'user-agent': 'WhatsApp/2.23.20.0' } })).text()
  const [head = '', body = ''] = text.split('<body>')
  expect(head).toContain(
    '<meta property="og:title" content="Ana asks you: Is &lt;i&gt;this&lt;/i&gt; &quot;right&quot;?"',
  )
  expect(head).not.toMatch(/Ben|narrow/)
  expect(body).toContain(`href="/r/${id}"`)
})

test('a form that another website sends is refused', async () => {
  const { url, answered } = await opened()
  const foreign = await send(url, { verdict: 'yes' }, { origin: 'https://elsewhere.example' })
  expect(foreign.status).toBe(403)
  expect(await answered(url)).toBeNull()
  const own = await send(url, { verdict: 'yes' }, { origin: new URL(url).origin })
  expect(own.status).toBe(303)
})

test('an empty form says what is missing, and keeps what was typed', async () => {
  const { url, link, open, member, ana } = await opened()
  expect(await (await send(url, {})).text()).toContain('Choose an answer, or write one.')
  const decision = await open({ voters: [ana.memberId, member] })
  const vote = await link({ decision })
  const page = await send(vote, {})
  expect([page.status, (await page.text()).includes('Choose one first.')]).toEqual([422, true])
  const broken = await fetch(url, { method: 'POST', body: '{', headers: { 'content-type': 'multipart/form-data' } })
  expect(broken.status).toBe(422)
  const huge = await send(url, { words: 'x'.repeat(20_000) })
  expect(huge.status).toBe(413)
})

test('a vote is given, changed and taken back on the page', async () => {
  const { link, open, member, answered, ana } = await opened()
  const decision = await open({ voters: [ana.memberId, member], blind: true })
  const url = await link({ decision })
  expect(await (await fetch(`${url}?choose=${boot}`)).text()).toMatch(new RegExp(`value="${boot}"\\s+checked`))
  await send(url, { candidate: runner })
  expect(await answered(url)).toMatchObject({ candidate: runner })
  expect(await (await fetch(url)).text()).toContain('Nobody sees what you chose.')
  expect(await (await fetch(`${url}?choose=${boot}`)).text()).toContain('take-back')
  await send(url, { do: 'take-back' })
  expect(await answered(url)).toBeNull()
})

test('a settled question says so', async () => {
  const { url, connection, ana } = await opened()
  await settle(connection, ana, 'q1')
  expect(await (await fetch(url)).text()).toContain('This question is resolved')
  const late = await send(url, { verdict: 'yes' })
  expect([late.status, (await late.text()).includes('This question is resolved')]).toEqual([409, true])
})

test('the page speaks the member’s language, in its direction', async () => {
  const arabic = await opened('ar-EG')
  const page = await (await fetch(arabic.url)).text()
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('لست متأكدًا')
  await send(arabic.url, { verdict: 'yes' })
  expect(await arabic.answered(arabic.url)).toMatchObject({ verdict: 'yes', words: '' })
  await until('the answer', () => Object.values(textsOf(arabic.connection, 'q1')).includes('نعم'))
})

test('the reader of a link that was forwarded reads it in their own language', async () => {
  const { url } = await opened('ar-EG')
  const page = await (await fetch(url, { headers: { 'accept-language': 'fr,de-AT;q=0.9' } })).text()
  expect(page).toContain('<html lang="de" dir="ltr">')
})

test('the language that the address asks for stays through sending, changing and the way into the room', async () => {
  const { url } = await opened()
  const { pathname, origin } = new URL(url)
  const unfinished = await send(`${url}?lang=de&answer=yes`, { words: '' })
  expect([unfinished.status, (await unfinished.text()).includes('<html lang="de"')]).toEqual([422, true])
  const sent = await send(`${url}?lang=de&answer=yes`, { verdict: 'yes' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${pathname}?lang=de`])
  const thanks = await (await fetch(new URL(`${pathname}?lang=de`, origin))).text()
  expect(thanks).toContain('<html lang="de"')
  expect(thanks).toContain('href="?change&amp;lang=de"')
  expect(thanks).toMatch(/href="\/r\/[^"?]+\?lang=de[#"]/)
  const unknown = await send(`${url}?lang=tlh`, { verdict: 'no' })
  expect(unknown.headers.get('location')).toBe(pathname)
})

test('the page is set in the faces of the room', async () => {
  const { url } = await opened()
  expect(await (await fetch(url)).text()).toContain('href="/faces.css"')
  const faces = await fetch(new URL('/faces.css', url))
  expect(faces.headers.get('content-type')).toContain('text/css')
})

test('a link that does not exist says so in the language of the browser', async () => {
  const { url } = await opened()
  const lost = await fetch(`${new URL(url).origin}/a/nothing`, { headers: { 'accept-language': 'de-AT,de;q=0.9' } })
  expect(lost.status).toBe(404)
  expect(await lost.text()).toContain('Dieser Link funktioniert nicht.')
})

test('no token of a link reaches the log', async () => {
  const server = await startServerProcess({ LOG_LEVEL: 'trace' })
  const room = await decisionRoom(server)
  await askQuestion(server, room.ana, 'q1', { text: 'Right?', askedOf: [room.ben.memberId] })
  const body = { thread: 'q1', member: room.ben.memberId }
  const link = await ask<AnswerLink>(server, `POST /rooms/${room.id}/answer-links`, { token: room.ana.token, body })
  const { url } = link.body
  const token = url.slice(url.lastIndexOf('/') + 1)
  await fetch(`${url}?answer=yes`)
  await send(url, { verdict: 'yes' })
  await ask(server, `PUT /answers/${token}`, { body: { verdict: 'no' } })
  await ask(server, `PUT /answers/${token}`, { body: '{' })
  await server.kill('SIGTERM')
  expect(server.output()).toContain('/api/v1/answers/[hidden]')
  expect(server.output()).not.toContain(token.slice(4, 16))
})

test('guessing links is slowed down', async () => {
  const server = await startTestServer({ JOINS_PER_ADDRESS_PER_MINUTE: '12', TRUST_PROXY: 'true' })
  const headers = { 'x-forwarded-for': '203.0.113.7' }
  const answers: number[] = []
  for (let turn = 0; turn < 6; turn += 1) {
    answers.push((await ask(server, `GET /answers/guess${turn}`, { headers })).status)
    answers.push((await fetch(`${server.url}/a/guess${turn}`, { headers })).status)
  }
  expect(answers[0]).toBe(404)
  expect(answers.at(-1)).toBe(429)
})
