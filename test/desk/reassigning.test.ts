// A supervisor gives a question to somebody: one that waits, or one on whose visit the group waits for an answer.
import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { Associate, asked, helpOf, rooms, shopWithStaff } from '#test/support/desk.ts'
import type { Person } from '#test/support/people.ts'
import { Supervisor, writes } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'

async function shop() {
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '600', HELP_ANSWER_SECONDS: '600' })
  const [ana, ben] = await rooms(server)
  const supervisor = await Supervisor.of(server)
  const give = (request: string, { id }: { readonly id: string }, token = supervisor.associate.token) =>
    ask(server, `POST /desk/requests/${request}/reassign`, { token, body: { to: id } })
  const kinds = async ({ roomId, token }: Person) =>
    (await ask<{ events: { kind: string }[] }>(server, `GET /rooms/${roomId}/history?limit=50`, { token })).body.events
  return { server, ana, ben, supervisor, give, kinds }
}

test('a question that nobody speaks the language of is offered to the person it is given to, and to nobody else', async () => {
  const { server, ana, supervisor, give, kinds } = await shop()
  const noor = await Associate.of(server, 'Noor')
  const emil = await Associate.of(server, 'Emil')
  const request = await asked(server, ana, { language: 'de' })
  expect((await supervisor.board()).queue).toMatchObject([{ id: request, why: 'language' }])
  expect((await give(request, emil)).status).toBe(204)
  await emil.untilOffered(request)
  expectRefused(await noor.claim(request), 'request-gone')
  expect((await helpOf(server, ana)).requests).toMatchObject([{ state: 'waiting', awaits: 'Emil' }])
  expect(await kinds(ana)).toContainEqual(
    expect.objectContaining({ kind: 'help.reassigned', memberId: null, detail: { associate: 'Emil' } }),
  )
  expect((await emil.claim(request)).status).toBe(200)
})

test('whom it is given to gets it as soon as they have a place', async () => {
  const { server, ana, ben, give, supervisor } = await shop()
  const noor = await Associate.of(server, 'Noor')
  await noor.set({ capacity: 1 })
  const first = await asked(server, ana)
  const { body } = await noor.claim(first)
  const emil = await Associate.of(server, 'Emil')
  const second = await asked(server, ben)
  await emil.untilOffered(second)
  await give(second, noor)
  expect((await supervisor.board()).queue).toMatchObject([{ why: 'person', who: 'Noor' }])
  expect(await emil.offered()).toBeUndefined()
  await ask(server, `POST /desk/visits/${body.visitId}/end`, { token: noor.token })
  await noor.untilOffered(second)
})

test('the question of a silent visit goes to another, who is shown no more than was granted last', async () => {
  const { server, ana, give } = await shop()
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana, { scope: ['product', 'cart'] })
  const { body } = await noor.claim(request)
  await ask(server, `PUT /rooms/${ana.roomId}/visits/${body.visitId}/scope`, { token: ana.token, body: { scope: [] } })
  const emil = await Associate.of(server, 'Emil')
  expect((await give(request, emil)).status).toBe(204)
  await until('the visit to be gone from the desk', async () => (await noor.desk()).visits.length === 0)
  await emil.untilOffered(request)
  await emil.claim(request)
  expect((await emil.desk()).visits).toMatchObject([{ request: { id: request }, scope: [] }])
})

test('a visit on which the associate wrote last is theirs', async () => {
  const { server, ana, give } = await shop()
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const { body } = await noor.claim(request)
  await writes(server, ana, noor, body.visitId)
  expectRefused(await give(request, await Associate.of(server, 'Emil')), 'not-silent')
})

test('only a supervisor gives questions, only to people who are on, and what is not there is as what is not of the shop', async () => {
  const { server, ana, give } = await shop()
  const request = await asked(server, ana)
  const noor = await Associate.of(server, 'Noor')
  expectRefused(await give(request, noor, noor.token), 'role-may-not')
  expectRefused(await give(request, await Associate.of(server, 'Emil', { isOn: false })), 'person-not-on')
  expectRefused(await give(request, { id: 'nobody' }), 'person-not-on')
  expectRefused(await give('nothing', noor), 'request-gone')
})
