import { expect, test } from 'vitest'
import type { AnswerLink, AnswerView, ListedAnswerLink } from '#shared/answer-links/contracts.ts'
import type { JoinedRoom, RoomView } from '#shared/rooms/contracts.ts'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { decisionRoom } from '#test/support/decision-room.ts'
import type { Decider } from '#test/support/decision-room.ts'
import { askQuestion, settle, textsOf } from '#test/support/questions.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

async function askingSomebodyNew(more: { askedOf?: readonly string[] } = {}) {
  const server = await startTestServer()
  const room = await decisionRoom(server)
  const { ana, id } = room
  const connection = await askQuestion(server, ana, 'q1', { text: 'Will these hold in the rain?', ...more })
  const make = (by: Decider, body: object) =>
    ask<AnswerLink>(server, `POST /rooms/${id}/answer-links`, { token: by.token, body })
  const linkFor = async (name: string) => {
    const { body: link } = await make(ana, { thread: 'q1', name })
    return { ...link, token: link.url.slice(link.url.lastIndexOf('/') + 1) }
  }
  const view = (token: string) => ask<AnswerView>(server, `GET /answers/${token}`)
  const give = (token: string, body: object) => ask<AnswerView>(server, `PUT /answers/${token}`, { body })
  const enter = (token: string) => ask<JoinedRoom>(server, `POST /answers/${token}/enter`)
  const people = async () => {
    const { body } = await ask<RoomView>(server, `GET /rooms/${id}`, { token: ana.token })
    return body.members.map(({ name, role }) => `${name}, ${role}`)
  }
  return { ...room, server, connection, make, linkFor, view, give, enter, people }
}

const before = ['Ana, host', 'Ben, shopper', 'Cleo, shopper']

function send(url: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers })
}

test('somebody new is no member before they answer, however often the link is opened', async () => {
  const { linkFor, view, give, enter, people } = await askingSomebodyNew()
  const { token, url } = await linkFor('Jo')
  for (const agent of ['WhatsApp/2.23.20.0', 'Mozilla/5.0']) {
    await fetch(url, { method: 'HEAD', headers: { 'user-agent': agent } })
    expect((await fetch(url, { headers: { 'user-agent': agent } })).status).toBe(200)
  }
  expect((await view(token)).body).toMatchObject({ for: { name: 'Jo', isNew: true }, mayEnter: false, answered: null })
  expectRefused(await enter(token), 'link-invalid')
  expectRefused(await give(token, { words: ' ' }), 'invalid')
  expect((await send(url, { name: 'Jo' })).status).toBe(422)
  expect(await people()).toEqual(before)
})

test('with the first answer they are an advisor in the room, by the id that the link set aside', async () => {
  const { linkFor, give, connection, people, server, id, ana } = await askingSomebodyNew()
  const { token, member } = await linkFor('Jo')
  const given = await give(token, { verdict: 'no', words: 'Too narrow', locale: 'de' })
  expect(given.body).toMatchObject({ for: { name: 'Jo', isNew: false, locale: 'de' }, mayEnter: true })
  expect(await people()).toEqual([...before, 'Jo, advisor'])
  const { body } = await ask<RoomView>(server, `GET /rooms/${id}`, { token: ana.token })
  expect(body.members.find(({ name }) => name === 'Jo')?.id).toBe(member)
  await give(token, { verdict: 'yes' })
  await until('the answer to change', () => Object.values(textsOf(connection, 'q1')).includes('Ja'))
  expect(Object.keys(textsOf(connection, 'q1'))).toHaveLength(2)
  expect(await people()).toEqual([...before, 'Jo, advisor'])
})

test('an answer that a full document cannot take makes nobody a member', async () => {
  const { linkFor, give, people, server, id } = await askingSomebodyNew()
  const { token } = await linkFor('Jo')
  await fillDocument(server, id, { document: 'annotations', bytes: maxDocumentBytes * 1.1 })
  expectRefused(await give(token, { verdict: 'yes' }), 'document-full')
  expect(await people()).toEqual(before)
})

test('two answers that are sent at once make one member', async () => {
  const { linkFor, give, people } = await askingSomebodyNew()
  const { token } = await linkFor('Jo')
  const given = await Promise.all([give(token, { verdict: 'no' }), give(token, { verdict: 'no' })])
  expect(given.map(({ status }) => status)).toEqual([200, 200])
  expect(await people()).toEqual([...before, 'Jo, advisor'])
})

test('one device takes the membership along, once, by the way that the page shows', async () => {
  const { linkFor, give, enter, server, id } = await askingSomebodyNew()
  const { token, url } = await linkFor('Jo')
  expect(await (await fetch(url)).text()).not.toContain(`/r/${id}`)
  await give(token, { verdict: 'yes' })
  expect(await (await fetch(url)).text()).toContain(`href="/r/${id}#answered=${token}"`)
  const { status, body } = await enter(token)
  expect([status, body.member.name, body.room.id]).toEqual([200, 'Jo', id])
  expect((await ask<RoomView>(server, `GET /rooms/${id}`, { token: body.token })).body.member.name).toBe('Jo')
  expectRefused(await enter(token), 'invitation-used-up')
  const page = await (await fetch(url)).text()
  expect(page).toContain(`href="/r/${id}"`)
  expect(page).not.toContain('#answered')
})

test('the name may be put right on the page, and the page speaks the browser’s language', async () => {
  const { linkFor, people } = await askingSomebodyNew()
  const { url } = await linkFor('Joh')
  const page = await (await fetch(url, { headers: { 'accept-language': 'de-AT' } })).text()
  expect(page).toContain('<html lang="de"')
  expect(page).toMatch(/name="name"\s+value="Joh"/)
  const sent = await send(url, { verdict: 'yes', name: ' John ' }, { 'accept-language': 'de-AT' })
  expect(sent.status).toBe(303)
  expect(await people()).toEqual([...before, 'John, advisor'])
  const thanks = await (await fetch(`${url}?change`)).text()
  expect(thanks).toContain('<html lang="de"')
  expect(thanks).not.toContain('name="name"')
})

test('names that look alike are told apart, and the shop’s own is nobody else’s', async () => {
  const { linkFor, make, give, people, ana } = await askingSomebodyNew()
  expectRefused(await make(ana, { thread: 'q1', name: 'Ridge Outfitters' }), 'name-taken')
  const [first, second] = [await linkFor('Jo'), await linkFor('Jo')]
  expectRefused(await give(first.token, { verdict: 'yes', name: 'Ridge Outfitters' }), 'name-taken')
  const kept = await (await send(first.url, { words: 'They will', name: 'Ridge Outfitters' })).text()
  expect(kept).toContain('That name looks like somebody else’s here.')
  expect(kept).toContain('They will')
  expect(await people()).toEqual(before)
  await give(first.token, { verdict: 'yes' })
  await give(second.token, { verdict: 'yes', name: 'Веn' })
  expect(await people()).toEqual([...before, 'Jo, advisor', 'Веn (2), advisor'])
})

test('only a host asks somebody new, and nothing but a question that people are asked', async () => {
  const { make, ana, ben, open, server } = await askingSomebodyNew()
  await askQuestion(server, ben, 'q2', { text: 'And these?' })
  expectRefused(await make(ben, { thread: 'q2', name: 'Jo' }), 'role-may-not')
  expectRefused(await make(ana, { decision: await open(), name: 'Jo' }), 'not-a-voter')
  expectRefused(await make(ana, { thread: 'q1', name: 'Jo', member: ben.memberId }), 'invalid')
  expectRefused(await make(ana, { thread: 'q1' }), 'invalid')
  expectRefused(await make(ana, { thread: 'q1', name: ' ' }), 'invalid')
  const links = await Promise.all(Array.from({ length: 20 }, () => make(ana, { thread: 'q1', name: 'Jo' })))
  expect(links.every(({ status }) => status === 201)).toBe(true)
  expectRefused(await make(ana, { thread: 'q1', name: 'Jo' }), 'too-many-links')
})

test('a question to some takes the answer of somebody new as well', async () => {
  const { linkFor, give } = await askingSomebodyNew({ askedOf: ['ben'] })
  const { token } = await linkFor('Jo')
  expect((await give(token, { verdict: 'yes' })).status).toBe(200)
})

test('a link that was turned off, or whose question is settled, lets nobody in', async () => {
  const { linkFor, give, people, server, id, ana, connection } = await askingSomebodyNew()
  const [ended, late] = [await linkFor('Jo'), await linkFor('Kim')]
  const { body } = await ask<{ links: ListedAnswerLink[] }>(server, `GET /rooms/${id}/answer-links`, {
    token: ana.token,
  })
  expect(body.links.map(({ name }) => name)).toEqual(expect.arrayContaining(['Jo', 'Kim']))
  await ask(server, `DELETE /rooms/${id}/answer-links/${ended.id}`, { token: ana.token })
  expectRefused(await give(ended.token, { verdict: 'yes' }), 'link-revoked')
  const page = await (await fetch(ended.url)).text()
  expect(page).toContain('This link has been turned off.')
  expect(page).toContain('<a class="button" href="/">Browse the shop</a>')
  await settle(connection, ana, 'q1')
  expectRefused(await give(late.token, { verdict: 'yes' }), 'question-resolved')
  expect(await (await fetch(late.url)).text()).toContain('This question is resolved')
  expect(await people()).toEqual(before)
})

test('a link of somebody who is a host no more lets nobody new in, and who was removed stays out', async () => {
  const { linkFor, give, enter, view, server, id, ana, ben } = await askingSomebodyNew()
  const [first, second] = [await linkFor('Jo'), await linkFor('Kim')]
  await give(first.token, { verdict: 'yes' })
  await ask(server, `DELETE /rooms/${id}/members/${first.member}`, { token: ana.token })
  expectRefused(await view(first.token), 'removed')
  expectRefused(await enter(first.token), 'removed')
  const change = (by: Decider, of: Decider, role: string) =>
    ask(server, `PATCH /rooms/${id}/members/${of.memberId}`, { token: by.token, body: { role } })
  await change(ana, ben, 'host')
  await change(ana, ana, 'shopper')
  expectRefused(await give(second.token, { verdict: 'yes' }), 'link-revoked')
})
