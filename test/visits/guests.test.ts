// A supervisor on a visit: nothing of it is read before a member has said yes, and then no more than its associate sees.
import { expect, test } from 'vitest'
import type { Visit } from '#shared/visits/visit.ts'
import { ask, expectRefused } from '../support/api.ts'
import type { Person } from '../support/people.ts'
import { askStore, RecordingAssociate } from '../support/recording-associate.ts'
import { roomWithSecrets, secrets } from '../support/room-with-secrets.ts'
import { until } from '../support/until.ts'

const everySecret = [...secrets.cart, ...secrets.talk, ...secrets.never]

async function onVisit(scope: readonly ('product' | 'cart' | 'talk')[] = ['product', 'cart']) {
  const { server, ana, ben, cleo } = await roomWithSecrets()
  const noor = await RecordingAssociate.on(server)
  const request = await askStore(server, ana, { scope, productId: 'trail-runner' })
  const visit = await noor.claim(request)
  const aoife = await RecordingAssociate.on(server, 0, 'supervisor')
  const said = await noor.visit(ana.roomId, visit)
  await said.write((doc) =>
    doc.getMap('messages').set('m1', { by: noor.id, at: Date.now(), text: 'Only for this group' }),
  )
  await said.close()
  const joins = () => aoife.say(`POST /desk/requests/${request.id}/join`)
  const answer = ({ token }: Person, yes: boolean) =>
    ask(server, `PUT /rooms/${ana.roomId}/visits/${visit}/guests/${aoife.id}`, { token, body: { yes } })
  const guests = async () => {
    const { body } = await ask<{ visits: Visit[] }>(server, `GET /rooms/${ana.roomId}/visits`, { token: ana.token })
    return body.visits[0]?.guests.map(({ name, state }) => [name, state])
  }
  return { server, ana, ben, cleo, noor, aoife, request, visit, joins, answer, guests }
}

test('board, figures, conversations and export hold nothing of the room, before, during and after a visit', async () => {
  const { ana, ben, cleo, noor, aoife, visit, joins } = await onVisit(['product', 'cart', 'talk'])
  await aoife.readsBoard()
  await joins()
  await aoife.readsBoard()
  expect(await aoife.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
  await noor.say(`POST /desk/visits/${visit}/end`)
  await aoife.readsBoard()
  const heard = aoife.heard.join('\n')
  expect(heard).toContain('Choosing'.toLowerCase())
  for (const secret of [...everySecret, 'Only for this group', 'trail-runner', visit, ana.roomId])
    expect(heard, secret).not.toContain(secret)
  for (const { memberId } of [ana, ben, cleo]) expect(heard).not.toContain(memberId)
})

test('once a member says yes they see what the associate sees, and it is in the history by name', async () => {
  const { server, ana, ben, cleo, aoife, visit, joins, answer, guests } = await onVisit()
  await joins()
  expect(await guests()).toEqual([['Aoife (Demo)', 'asked']])
  expect(await aoife.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
  expect((await answer(ben, true)).status).toBe(204)
  const shown = await aoife.until(visit, ({ cart }) => cart !== null)
  expect(shown).toMatchObject({ scope: ['product', 'cart'], talk: null })
  const document = await aoife.visit(ana.roomId, visit)
  expect(document.record('messages', 'm1')).toMatchObject({ text: 'Only for this group' })
  await document.close()
  for (const other of ['cart', 'annotations'] as const) expect(await aoife.refusedAt(ana.roomId, other)).toBe(4404)
  const heard = aoife.heard.join('\n')
  for (const secret of [...secrets.talk, ...secrets.never, cleo.memberId]) expect(heard).not.toContain(secret)
  const { body } = await ask<{ events: { kind: string; memberId: string; detail: unknown }[] }>(
    server,
    `GET /rooms/${ana.roomId}/history?limit=200`,
    { token: ana.token },
  )
  expect(body.events.filter(({ kind }) => kind === 'visit.joined')).toMatchObject([
    { memberId: ben.memberId, detail: { associate: 'Aoife (Demo)', yes: true } },
  ])
})

test('what is taken back of the visit is taken from the supervisor too, and a member sends them out again', async () => {
  const { server, ana, cleo, aoife, visit, joins, answer } = await onVisit()
  await joins()
  await answer(ana, true)
  await aoife.until(visit, ({ cart }) => cart !== null)
  await ask(server, `PUT /rooms/${ana.roomId}/visits/${visit}/scope`, { token: ana.token, body: { scope: [] } })
  await aoife.until(visit, ({ cart }) => cart === null)
  await answer(cleo, false)
  await until('the visit to be gone from the desk', () => aoife.desk?.visits.length === 0)
  expect(await aoife.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
  // Asking again after a no changes nothing.
  await joins()
  await aoife.readsBoard()
  expect(await aoife.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
})

test('a supervisor goes by themselves, and the visit goes on', async () => {
  const { ana, noor, aoife, visit, joins, answer, guests } = await onVisit()
  await joins()
  await answer(ana, true)
  await until('the visit to be at the desk', () => aoife.desk?.visits.length === 1)
  expect((await aoife.say(`POST /desk/visits/${visit}/end`)).status).toBe(204)
  await until('the visit to be gone from the desk', () => aoife.desk?.visits.length === 0)
  expect(await guests()).toEqual([['Aoife (Demo)', 'left']])
  expect(noor.desk?.visits).toHaveLength(1)
})

test('with the end of the visit the supervisor is out as well', async () => {
  const { ana, noor, aoife, visit, joins, answer } = await onVisit()
  await joins()
  await answer(ana, true)
  await aoife.until(visit, ({ cart }) => cart !== null)
  await noor.say(`POST /desk/visits/${visit}/end`)
  await until('the visit to be gone from the desk', () => aoife.desk?.visits.length === 0)
  expect(await aoife.refusedAt(ana.roomId, `visit-${visit}`)).toBe(4404)
})

test('an associate cannot ask to come along, and nobody is let in who did not ask', async () => {
  const { server, ana, noor, aoife, request, answer } = await onVisit()
  expectRefused(
    await ask(server, `POST /desk/requests/${request.id}/join`, { token: noor.session.token }),
    'role-may-not',
  )
  expectRefused(await answer(ana, true), 'no-such-visit')
  for (const id of ['nothing', 'x'])
    expectRefused(await ask(server, `POST /desk/requests/${id}/join`, { token: aoife.session.token }), 'request-gone')
})
