// A visit is handed over to a colleague who accepts it, or to whoever has a skill. At every moment one associate has it.
import { expect, test } from 'vitest'
import type { Colleagues } from '#shared/desk/transfers.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { ask, expectRefused } from '../support/api.ts'
import { movableClock } from '../support/clock.ts'
import { databaseOf } from '../support/database.ts'
import { anaAndBen, Associate, asked, helpOf, shopWithStaff, statesOf } from '../support/desk.ts'
import { until } from '../support/until.ts'

const note = 'They rent; the van is booked for the 12th.'

async function noorAtAnas({ emilsStore = 'Dublin', capacity = 3, answerSeconds = '600' } = {}) {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '600', HELP_ANSWER_SECONDS: answerSeconds })
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor', { store: 'Dublin' })
  await noor.set({ capacity })
  const request = await asked(server, ana, { scope: ['product', 'cart'] })
  const { body } = await noor.claim(request)
  const emil = await Associate.of(server, 'Emil', { store: emilsStore, skills: ['delivery'] })
  const visit = body.visitId
  const handOver = (to: object, { token } = noor) =>
    ask(server, `POST /desk/visits/${visit}/transfer`, { token, body: { to, note } })
  const toEmil = () => handOver({ kind: 'colleague', id: emil.id })
  const offered = async (associate = emil) => {
    await until('the offer', async () => (await associate.desk()).offer !== null)
    return (await associate.desk()).offer
  }
  const visits = async () =>
    (await ask<{ visits: Visit[] }>(server, `GET /rooms/${ana.roomId}/visits`, { token: ana.token })).body.visits
  const owner = async () => {
    const desks = await Promise.all([noor, emil].map(async (one) => ({ one, desk: await one.desk() })))
    return desks.filter(({ desk }) => desk.visits.length > 0).map(({ one }) => one.name)
  }
  return { clock, server, ana, ben, noor, emil, request, visit, handOver, toEmil, offered, visits, owner }
}

test('a colleague who accepts has the visit, and members see who is here now', async () => {
  const { server, ana, emil, visit, toEmil, offered, visits, owner } = await noorAtAnas()
  expect((await toEmil()).status).toBe(204)
  const offer = await offered()
  expect(offer).toMatchObject({
    transfer: { from: 'Noor', note },
    request: { name: 'Ana', scope: ['product', 'cart'] },
  })
  expect(await owner()).toEqual(['Noor'])
  expect((await emil.claim(offer?.request.id ?? '')).body).toEqual({ visitId: visit })
  expect(await owner()).toEqual(['Emil'])
  expect(await visits()).toMatchObject([
    { id: visit, associate: { name: 'Emil' }, former: [{ name: 'Noor' }], scope: ['product', 'cart'], endedAt: null },
  ])
  expect(await statesOf(server, ana)).toEqual(['visiting'])
  const { text } = await ask(server, `GET /rooms/${ana.roomId}/history`, { token: ana.token })
  expect(text).toContain('visit.handed-over')
  expect(text).not.toContain(note)
  expect(JSON.stringify(await helpOf(server, ana))).not.toContain(note)
})

test('whoever has handed a visit over is out of its document, and ends it no more', async () => {
  const { server, noor, emil, visit, toEmil, offered, owner } = await noorAtAnas()
  await toEmil()
  await noor.open()
  await noor.untilShown(({ cart }) => cart !== null)
  await emil.claim((await offered())?.request.id ?? '')
  await noor.untilShown(({ scope, cart }) => scope.length === 0 && cart === null)
  expectRefused(await ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token }), 'no-such-visit')
  expectRefused(
    await ask(server, `POST /desk/visits/${visit}/finish`, { token: noor.token, body: { summary: 'Done.' } }),
    'no-such-visit',
  )
  expect(await owner()).toEqual(['Emil'])
})

test('what a colleague refuses stays where it is, and so does what they do not answer', async () => {
  const { clock, noor, emil, toEmil, offered, owner } = await noorAtAnas()
  await toEmil()
  await emil.pass((await offered())?.request.id ?? '')
  expect((await noor.desk()).visits[0]?.transfer).toMatchObject({ to: 'Emil', state: 'refused' })
  expect(await owner()).toEqual(['Noor'])
  await toEmil()
  const { request } = (await offered()) ?? {}
  clock.advance(60_001)
  clock.wake()
  await until('the answer', async () => (await noor.desk()).visits[0]?.transfer?.state === 'unanswered')
  expectRefused(await emil.claim(request?.id ?? ''), 'request-gone')
  expect(await owner()).toEqual(['Noor'])
})

test('a visit is handed over once at a time, and is kept after all', async () => {
  const { server, noor, emil, visit, toEmil, handOver, offered } = await noorAtAnas()
  await toEmil()
  await offered()
  const mia = await Associate.of(server, 'Mia', { store: 'Dublin' })
  expectRefused(await handOver({ kind: 'colleague', id: mia.id }), 'transfer-waiting')
  const keep = () => ask(server, `DELETE /desk/visits/${visit}/transfer`, { token: noor.token })
  expect((await keep()).status).toBe(204)
  expect(await emil.offered()).toBeUndefined()
  expect((await noor.desk()).visits[0]?.transfer).toBeNull()
  expectRefused(await keep(), 'no-such-transfer')
  expect((await handOver({ kind: 'colleague', id: mia.id })).status).toBe(204)
})

test('nobody is told who cannot take a visit, or why', async () => {
  const { server, noor, emil, handOver, toEmil } = await noorAtAnas()
  await emil.set({ availability: 'away' })
  const { body } = await ask<Colleagues>(server, 'GET /desk/colleagues', { token: noor.token })
  expect(body.colleagues).toEqual([])
  const away = await toEmil()
  expectRefused(away, 'no-such-colleague')
  expect((await handOver({ kind: 'colleague', id: 'nobody' })).text).toBe(away.text)
  expect((await handOver({ kind: 'colleague', id: noor.id })).text).toBe(away.text)
  expect((await handOver({ kind: 'skill', skill: 'bicycles' })).text).toBe(away.text)
  expectRefused(await handOver({ kind: 'colleague', id: noor.id }, emil), 'no-such-visit')
})

test('what needs a skill is offered to those who have it, and waits for them like a request', async () => {
  const { server, emil, visit, handOver, offered, owner } = await noorAtAnas()
  const mia = await Associate.of(server, 'Mia', { store: 'Dublin', skills: ['size'] })
  expect((await handOver({ kind: 'skill', skill: 'delivery' })).status).toBe(204)
  const offer = await offered()
  expect(await mia.offered()).toBeUndefined()
  expect((await emil.claim(offer?.request.id ?? '')).body.visitId).toBe(visit)
  expect(await owner()).toEqual(['Emil'])
})

test('in another store nothing of what was shown goes along, until the asker says so', async () => {
  const { server, ana, ben, emil, visit, toEmil, offered, visits } = await noorAtAnas({ emilsStore: 'Cork' })
  await toEmil()
  const offer = await offered()
  expect(offer?.request).toMatchObject({ scope: [], about: {} })
  const { visitId } = (await emil.claim(offer?.request.id ?? '')).body
  expect(visitId).not.toBe(visit)
  const [now, before] = await visits()
  expect(now).toMatchObject({ id: visitId, scope: [], carriesOver: { scope: ['product', 'cart'], from: 'Noor' } })
  expect(before).toMatchObject({ id: visit, associate: { name: 'Noor' } })
  expect(before?.endedAt).not.toBeNull()
  expect((await emil.desk()).visits).toMatchObject([{ id: visitId, scope: [] }])
  const say = (token: string) =>
    ask(server, `PUT /rooms/${ana.roomId}/visits/${visitId}/scope`, { token, body: { scope: ['product', 'cart'] } })
  expectRefused(await say(ben.token), 'role-may-not')
  expect((await say(ana.token)).status).toBe(204)
  expect((await visits())[0]).toMatchObject({ scope: ['product', 'cart'], carriesOver: null })
})

test('whoever is offered a visit is told of no more than is shown at that moment', async () => {
  const { server, ana, visit, toEmil, emil, offered } = await noorAtAnas()
  await toEmil()
  await offered()
  const path = `/rooms/${ana.roomId}/visits/${visit}/scope`
  await ask(server, `PUT ${path}`, { token: ana.token, body: { scope: [] } })
  await until('less', async () => (await emil.desk()).offer?.request.scope.length === 0)
})

test('whoever takes a visit over and stays silent gives it to the queue', async () => {
  const { clock, server, ana, emil, toEmil, offered, owner } = await noorAtAnas({ answerSeconds: '60' })
  await toEmil()
  await emil.claim((await offered())?.request.id ?? '')
  clock.advance(60_001)
  clock.wake()
  await until('the request to wait', async () => (await statesOf(server, ana))[0] === 'waiting')
  await until('nobody to have it', async () => (await owner()).length === 0)
})

test('of an end and an acceptance at once one comes first, and then nobody or one has the visit', async () => {
  const { server, ana, noor, emil, visit, toEmil, offered, owner, visits } = await noorAtAnas()
  await toEmil()
  const { request } = (await offered()) ?? {}
  const [ended, taken] = await Promise.all([
    ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token }),
    emil.claim(request?.id ?? ''),
  ])
  expect([ended.status < 300, taken.status < 300].filter(Boolean)).toHaveLength(1)
  await until('one or nobody', async () => (await owner()).length === (taken.status < 300 ? 1 : 0))
  expect((await visits())[0]?.endedAt === null).toBe(taken.status < 300)
  await until(
    'the request',
    async () => (await statesOf(server, ana))[0] === (taken.status < 300 ? 'visiting' : 'ended'),
  )
})

test('of several who accept what needs a skill one has it', async () => {
  const { server, emil, visit, handOver, offered } = await noorAtAnas()
  await handOver({ kind: 'skill', skill: 'delivery' })
  const { request } = (await offered()) ?? {}
  const answers = await Promise.all([1, 2, 3].map(() => emil.claim(request?.id ?? '')))
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
  const rows = await databaseOf(server).selectFrom('visits').select(['id', 'staff']).execute()
  expect(rows).toEqual([{ id: visit, staff: emil.id }])
})

test('a visit that ended takes the offer of it along', async () => {
  const { server, ana, emil, visit, toEmil, offered } = await noorAtAnas()
  await toEmil()
  await offered()
  await ask(server, `POST /rooms/${ana.roomId}/visits/${visit}/end`, { token: ana.token })
  await until('no offer', async () => (await emil.desk()).offer === null)
})

test('a transfer frees a place: the next one who waits is offered at once', async () => {
  const { server, ben, noor, emil, toEmil, offered } = await noorAtAnas({ capacity: 1 })
  await toEmil()
  const offer = await offered()
  await emil.set({ capacity: 1 })
  const next = await asked(server, ben)
  expect(await noor.offered()).toBeUndefined()
  await emil.claim(offer?.request.id ?? '')
  await noor.untilOffered(next)
})
