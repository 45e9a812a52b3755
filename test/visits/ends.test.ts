// A visit ends by hand, or by itself after a silent while; from then on nothing more is said, shown or suggested.
import { expect, test } from 'vitest'
import type { Visit } from '#shared/visits/visit.ts'
import { ask, expectRefused } from '../support/api.ts'
import { RecordingAssociate, askStore } from '../support/recording-associate.ts'
import { movableClock } from '../support/clock.ts'
import { roomOf } from '../support/people.ts'
import type { Person } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

async function visited() {
  const server = await startTestServer()
  const [ana, ben] = (await roomOf(server.url, ['Ana', 'Ben'])) as [Person, Person]
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana, { scope: ['cart'] }))
  await noor.until(visit, ({ cart }) => cart !== null)
  const path = `/rooms/${ana.roomId}/visits`
  const one = async () => {
    const { body } = await ask<{ visits: Visit[] }>(server, `GET ${path}`, { token: ana.token })
    return body.visits.find(({ id }) => id === visit)
  }
  return { server, ana, ben, noor, visit, path, one }
}

test('the asker ends a visit: the associate is out at once, and what was shown is blank', async () => {
  const { server, ana, ben, noor, visit, path, one } = await visited()
  const document = await noor.visit(ana.roomId, visit)
  expectRefused(await ask(server, `POST ${path}/${visit}/end`, { token: ben.token }), 'role-may-not')
  expect((await ask(server, `POST ${path}/${visit}/end`, { token: ana.token })).status).toBe(204)
  await document.until(() => document.closeCode !== undefined)
  expect(document.closeCode).toBe(4403)
  const shown = await noor.until(visit, ({ cart }) => cart === null)
  expect(shown).toEqual({ visitId: visit, scope: [], members: [], cart: null, talk: null })
  expect((await one())?.endedAt).not.toBeNull()
  await until('the desk without it', () => noor.desk?.visits.length === 0)
})

test('after the end nothing is changed any more, and coming back is refused as if it had never been there', async () => {
  const { server, ana, noor, visit, path } = await visited()
  await ask(server, `POST ${path}/${visit}/end`, { token: ana.token })
  for (const [route, body] of [
    [`PUT ${path}/${visit}/scope`, { scope: ['cart', 'talk'] }],
    [`PUT ${path}/${visit}/leave-out`, { leftOut: true }],
    [`POST ${path}/${visit}/end`, undefined],
    [`POST ${path}/${visit}/proposals/p1/answer`, { answer: 'accepted' }],
  ] as const)
    expectRefused(await ask(server, route, { token: ana.token, ...(body && { body }) }), 'visit-ended')
  const again = await noor.say(`POST /desk/visits/${visit}/end`)
  expect(again.status).toBe(410)
  expect(await noor.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
})

test('a visit in which nobody writes ends by itself, and says beforehand when', async () => {
  const clock = movableClock()
  const { ana, visit, one, noor } = await visited()
  const document = await noor.visit(ana.roomId, visit)
  await document.write((doc) => doc.getMap('messages').set('m2', { by: noor.id, at: Date.now(), text: 'Let me look.' }))
  const endsAt = (await one())?.endsAt ?? 0
  expect(endsAt - Date.now()).toBe(15 * 60_000)
  clock.advance(15 * 60_000 - 1)
  clock.wake()
  expect((await one())?.endedAt).toBeNull()
  clock.advance(1)
  clock.wake()
  await noor.until(visit, ({ cart }) => cart === null)
  await until('the end', async () => (await one())?.endedAt !== null)
  expect((await one())?.ended).toEqual({ how: 'silence', by: null })
})

test('a visit ends when whoever asked leaves the room', async () => {
  const server = await startTestServer()
  const [ana, ben] = (await roomOf(server.url, ['Ana', 'Ben'])) as [Person, Person]
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ben, { scope: ['cart'] }))
  await noor.until(visit, ({ cart }) => cart !== null)
  await ask(server, `DELETE /rooms/${ana.roomId}/members/${ben.memberId}`, { token: ana.token })
  await noor.until(visit, ({ cart }) => cart === null)
  expect(await noor.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
})

test('whoever writes keeps it open', async () => {
  const clock = movableClock()
  const { ana, noor, visit, one } = await visited()
  const document = await noor.visit(ana.roomId, visit)
  clock.advance(10 * 60_000)
  await document.write((doc) => doc.getMap('messages').set('m2', { by: noor.id, at: Date.now(), text: 'Let me look.' }))
  await until('a later end', async () => (await one())?.endsAt === Date.now() + 15 * 60_000)
})

test('a visit that is over says how it ended, what was shown last, and by whom where it was a member', async () => {
  const { server, ana, noor, visit, path, one } = await visited()
  expect((await one())?.ended).toBeNull()
  await ask(server, `POST ${path}/${visit}/end`, { token: ana.token })
  expect(await one()).toMatchObject({ ended: { how: 'member', by: ana.memberId }, scope: ['cart'] })
  const next = await noor.claim(await askStore(server, ana, { scope: [] }))
  await noor.say(`POST /desk/visits/${next}/end`)
  const { body } = await ask<{ visits: Visit[] }>(server, `GET ${path}`, { token: ana.token })
  expect(body.visits.map(({ ended }) => ended)).toEqual([
    { how: 'associate', by: null },
    { how: 'member', by: ana.memberId },
  ])
})
