import { expect, test } from 'vitest'
import type { AnswerLink, AnswerView } from '#shared/answer-links/contracts.ts'
import type { AuditPage } from '#shared/audit/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom, historyOf, lines } from '#test/support/decision-room.ts'
import type { Decider } from '#test/support/decision-room.ts'
import { annotationsOf, askQuestion, settle, textsOf } from '#test/support/questions.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const [boot, runner] = lines
const day = 86_400_000

async function asking(more: { dueAt?: number } = {}) {
  const server = await startTestServer()
  const room = await decisionRoom(server)
  const { ana, ben } = room
  const askedOf = [ben.memberId]
  const connection = await askQuestion(server, ana, 'q1', { text: 'Will these hold in the rain?', askedOf, ...more })
  const make = (by: Decider, body: object) =>
    ask<AnswerLink>(server, `POST /rooms/${room.id}/answer-links`, { token: by.token, body })
  const link = async (body: object) => tokenOf((await make(ana, body)).body)
  const view = async (token: string) => ask<AnswerView>(server, `GET /answers/${token}`)
  const give = async (token: string, body: object) => ask<AnswerView>(server, `PUT /answers/${token}`, { body })
  return { ...room, server, connection, make, link, view, give }
}

function tokenOf({ url }: AnswerLink): string {
  return url.slice(url.lastIndexOf('/') + 1)
}

test('a link shows the one question it is for, and what is needed to answer it', async () => {
  const dueAt = Date.now() + 2 * day
  const { link, view, ben } = await asking({ dueAt })
  const { status, body, headers } = await view(await link({ thread: 'q1', member: ben.memberId }))
  expect(status).toBe(200)
  expect(body).toMatchObject({
    topic: 'question',
    room: { title: 'Ana’s room' },
    askedBy: { name: 'Ana' },
    for: { name: 'Ben' },
    text: 'Will these hold in the rain?',
    dueAt: new Date(dueAt).toISOString(),
    expiresAt: new Date(dueAt + day).toISOString(),
    closed: false,
    answered: null,
  })
  expect(body.things).toMatchObject([{ id: 'ridge-boot', price: { currency: 'EUR' } }])
  expect(body.things[0]?.picture?.src).toMatch(/^[/]pictures[/]/)
  expect(headers.get('cache-control')).toBe('no-store')
})

test('an answer becomes a message in the member’s name, and a second one edits it', async () => {
  const { link, give, view, connection, ben, ana, server } = await asking()
  const token = await link({ thread: 'q1', member: ben.memberId })
  const first = await give(token, { verdict: 'yes', words: 'I walked in them all winter.' })
  expect(first.body.answered).toEqual({ verdict: 'yes', words: 'I walked in them all winter.', candidate: null })
  await until('the answer to arrive', () => Object.keys(textsOf(connection, 'q1')).length === 2)
  // Also by another link to the same question.
  const other = await link({ thread: 'q1', member: ben.memberId })
  await give(other, { verdict: 'no' })
  await until('the answer to change', () => Object.values(textsOf(connection, 'q1')).includes('No'))
  expect(Object.values(textsOf(connection, 'q1'))).toEqual(['Will these hold in the rain?', 'No'])
  expect((await view(token)).body.answered).toEqual({ verdict: 'no', words: '', candidate: null })
  const told = (await historyOf(server, ana)).filter(({ kind }) => kind.startsWith('message.'))
  expect(told.map(({ kind, memberId }) => [kind, memberId])).toEqual([
    ['message.written', ana.memberId],
    ['message.written', ben.memberId],
    ['message.edited', ben.memberId],
  ])
  expect(told[1]?.detail).toMatchObject({ replyTo: 'first' })
})

test('words alone are an answer, an empty form is not', async () => {
  const { link, give, ben } = await asking()
  const token = await link({ thread: 'q1', member: ben.memberId })
  const said = await give(token, { words: 'Only the leather ones' })
  expect(said.body.answered).toEqual({ verdict: null, words: 'Only the leather ones', candidate: null })
  for (const nothing of [{}, { words: '  ' }, { verdict: null }]) expectRefused(await give(token, nothing), 'invalid')
  expectRefused(await give(token, { words: 'x'.repeat(1001) }), 'invalid')
  expectRefused(await give(token, { verdict: 'perhaps' }), 'invalid')
})

test.each([false, true])('a link to a decision casts the member’s vote, blind: %s', async (blind) => {
  const { link, give, view, open, ben, connection, ana } = await asking()
  const decision = await open({ blind, deadline: Date.now() + day })
  const token = await link({ decision, member: ben.memberId })
  const asked = (await view(token)).body
  expect(asked).toMatchObject({ topic: 'decision', text: 'Which ones?', blind, answered: null })
  expect(asked.things.map(({ id }) => id)).toEqual([boot, runner])
  expect((await give(token, { candidate: runner })).body.answered?.candidate).toBe(runner)
  expect(await ben.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: runner })
  if (blind) {
    const texts = JSON.stringify(await ana.device.granted('ballot.mine', { decision }))
    expect(texts).not.toContain(runner)
  }
  expect((await give(token, { candidate: boot })).body.answered?.candidate).toBe(boot)
  expect((await give(token, { candidate: null })).body.answered).toBeNull()
  expectRefused(await give(token, { candidate: lines[2] }), 'bad-value')
  expectRefused(await give(token, { verdict: 'yes' }), 'invalid')
  await ana.device.granted('decision.close', { decision })
  expectRefused(await give(token, { candidate: boot }), 'decision-closed')
  expect((await view(token)).body).toMatchObject({ closed: true, chosen: null })
  expect(connection.closeCode).toBeUndefined()
})

test('a settled question takes no more answers, and its link still tells which', async () => {
  const { link, give, view, connection, ana, ben } = await asking()
  const token = await link({ thread: 'q1', member: ben.memberId })
  await give(token, { verdict: 'unsure' })
  await settle(connection, ana, 'q1')
  expectRefused(await give(token, { verdict: 'yes' }), 'question-resolved')
  expect((await view(token)).body).toMatchObject({ closed: true, answered: { verdict: 'unsure' } })
})

test('only who asked and the host make links, and only for those who were asked or may vote', async () => {
  const { make, open, ana, ben, cleo, server, letIn } = await asking()
  const forBen = { thread: 'q1', member: ben.memberId }
  expectRefused(await make(cleo, forBen), 'not-your-record')
  expectRefused(await make(ana, { thread: 'q1', member: cleo.memberId }), 'not-asked')
  expectRefused(await make(ana, { thread: 'q1', member: 'nobody' }), 'no-such-member')
  expectRefused(await make(ana, { thread: 'q2', member: ben.memberId }), 'no-such-question')
  expectRefused(await make(ana, { decision: 'd9', member: ben.memberId }), 'no-such-decision')
  expectRefused(await make(ana, { member: ben.memberId }), 'invalid')
  const advisor = await letIn('Ada', 'advisor')
  const decision = await open()
  expectRefused(await make(ana, { decision, member: advisor.memberId }), 'not-a-voter')
  await askQuestion(server, ben, 'q2', { text: 'And these?', askedOf: [cleo.memberId] })
  const byBen = await make(ben, { thread: 'q2', member: cleo.memberId })
  const byHost = await make(ana, { thread: 'q2', member: cleo.memberId })
  expect([byBen.status, byHost.status]).toEqual([201, 201])
})

test('forged, cut and foreign links open nothing', async () => {
  const { link, view, give, ben, ana } = await asking()
  const token = await link({ thread: 'q1', member: ben.memberId })
  const last = token.at(-1) === 'A' ? 'B' : 'A'
  const forged = [token.slice(0, -1), `${token.slice(0, -1)}${last}`, token.toUpperCase(), 'x', 'x'.repeat(150), '%00']
  for (const one of [...forged, ana.token.slice(0, 190)]) {
    expectRefused(await view(one), 'link-invalid')
    expectRefused(await give(one, { verdict: 'yes' }), 'link-invalid')
  }
})

test('a link expires, a day after what it asks is due or 30 days after it was made', async () => {
  const clock = movableClock()
  const { link, view, give, ben, ana, server } = await asking({ dueAt: Date.now() + day })
  await askQuestion(server, ana, 'q2', { text: 'Any time?', askedOf: [ben.memberId] })
  const due = await link({ thread: 'q1', member: ben.memberId })
  const later = await link({ thread: 'q2', member: ben.memberId })
  const brief = await link({ thread: 'q2', member: ben.memberId, expiresInSeconds: 60 })
  clock.advance(61_000)
  expectRefused(await view(brief), 'link-expired')
  clock.advance(2 * day - 62_000)
  expect((await view(due)).status).toBe(200)
  clock.advance(2000)
  expectRefused(await give(due, { verdict: 'yes' }), 'link-expired')
  expect((await view(later)).status).toBe(200)
  clock.advance(28 * day)
  expectRefused(await view(later), 'link-expired')
})

test('a link is taken back by who made it, the host, or whom it is for', async () => {
  const { link, view, ana, ben, cleo, server, id } = await asking()
  const links = `/rooms/${id}/answer-links`
  const list = (by: Decider) =>
    ask<{ links: { id: string; state: string }[] }>(server, `GET ${links}`, { token: by.token })
  const token = await link({ thread: 'q1', member: ben.memberId })
  const other = await link({ thread: 'q1', member: ben.memberId })
  expect((await list(cleo)).body.links).toEqual([])
  const [second = '', first = ''] = (await list(ben)).body.links.map((one) => one.id)
  expectRefused(await ask(server, `DELETE ${links}/${first}`, { token: cleo.token }), 'not-your-record')
  expectRefused(await ask(server, `DELETE ${links}/nothing`, { token: ana.token }), 'no-such-link')
  expect((await ask(server, `DELETE ${links}/${first}`, { token: ben.token })).status).toBe(204)
  expect((await ask(server, `DELETE ${links}/${second}`, { token: ana.token })).status).toBe(204)
  for (const one of [token, other]) expectRefused(await view(one), 'link-revoked')
  expect((await list(ana)).body.links.map(({ state }) => state)).toEqual(['revoked', 'revoked'])
})

test('a former member, or one who may no longer speak, cannot answer by an old link', async () => {
  const { link, view, give, ana, ben, cleo, server, id, open } = await asking()
  const member = `/rooms/${id}/members/${ben.memberId}`
  const token = await link({ thread: 'q1', member: ben.memberId })
  const decision = await open()
  const vote = await link({ decision, member: ben.memberId })
  const change = (role: string) => ask(server, `PATCH ${member}`, { token: ana.token, body: { role } })
  expect((await change('viewer')).status).toBe(200)
  expectRefused(await give(token, { verdict: 'yes' }), 'role-may-not')
  expectRefused(await give(vote, { candidate: boot }), 'role-may-not')
  expect((await view(token)).status).toBe(200)
  await ask(server, `DELETE ${member}`, { token: ana.token })
  expectRefused(await view(token), 'removed')
  expectRefused(await give(vote, { candidate: boot }), 'removed')
  expect(cleo.device.socket.connected).toBe(true)
})

test('the token of a link is nowhere in the database', async () => {
  const { link, give, ben, server } = await asking()
  const token = await link({ thread: 'q1', member: ben.memberId })
  await give(token, { verdict: 'yes' })
  const db = databaseOf(server)
  const rows = await Promise.all([
    db.selectFrom('answer_links').selectAll().execute(),
    db.selectFrom('audit').selectAll().execute(),
    db.selectFrom('events').selectAll().execute(),
  ])
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows[1].map(({ action }) => action)).toContain('answer-link.created')
})

test('no member can write a message under the id of a future answer', async () => {
  const { link, give, connection, ben, cleo, server } = await asking()
  const token = await link({ thread: 'q1', member: ben.memberId })
  await give(token, { verdict: 'yes' })
  await until('the answer to arrive', () => Object.keys(textsOf(connection, 'q1')).length === 2)
  const id = Object.keys(textsOf(connection, 'q1')).find((one) => one !== 'first') ?? ''
  expect(id).not.toContain(ben.memberId)
  const other = await annotationsOf(server, cleo)
  const forged = await other.write((doc) =>
    doc.getMap('messages').set(`q1/${id}`, { by: cleo.memberId, at: Date.now(), text: 'No' }),
  )
  expect(forged.saved).toBe(false)
})

test('who answered by which link is on record, and not what they said', async () => {
  const { server, id, link, give, view, open, ana, ben } = await asking()
  const decision = await open({ voters: [ben.memberId] })
  const question = await link({ thread: 'q1', member: ben.memberId })
  const vote = await link({ decision, member: ben.memberId })
  await view(question)
  expectRefused(await give(question, {}), 'invalid')
  expect((await give(question, { verdict: 'no', words: 'Too narrow for me' })).status).toBe(200)
  expect((await give(vote, { candidate: boot })).status).toBe(200)
  const { body } = await ask<AuditPage>(server, `GET /rooms/${id}/audit`, { token: ana.token })
  const made = body.entries.filter(({ action }) => action === 'answer-link.created').toReversed()
  const used = body.entries.filter(({ action }) => action === 'answer-link.used').toReversed()
  expect(used.map(({ actor, subject, detail }) => [actor, subject, detail])).toEqual([
    [{ kind: 'member', id: ben.memberId }, made[0]?.subject, { topic: 'question', of: 'q1' }],
    [{ kind: 'member', id: ben.memberId }, made[1]?.subject, { topic: 'decision', of: decision }],
  ])
  expect(JSON.stringify(body)).not.toContain('narrow')
})
