// The same person again, and a further question about a visit that is over.
import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, askStore, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import type { Person } from '#test/support/people.ts'
import type { TestServer } from '#test/support/server.ts'
import { runDesk, writes } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'

/** Noor answered Ana, and the visit is over. */
async function noorWasHere() {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600', HELP_ANSWER_SECONDS: '3600' })
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const visit = await visited(server, ana, noor)
  return { clock, server, ana, ben, noor, visit }
}

async function visited(server: TestServer, room: Person, associate: Associate): Promise<string> {
  const { body } = await associate.claim(await asked(server, room, { scope: ['product', 'cart'] }))
  await writes(server, room, associate, body.visitId)
  await ask(server, `POST /rooms/${room.roomId}/visits/${body.visitId}/end`, { token: room.token })
  await until('the request to be over', async () => (await statesOf(server, room))[0] === 'ended')
  return body.visitId
}

test('who was here last is told with whether they are free, busy or away', async () => {
  const { server, ana, ben, noor, visit } = await noorWasHere()
  const again = async () => (await helpOf(server, ana)).again
  expect(await again()).toEqual({ visit, name: 'Noor', state: 'free', minutes: 15 })
  await noor.set({ capacity: 1 })
  await noor.claim(await asked(server, ben))
  expect(await again()).toMatchObject({ state: 'busy' })
  await noor.set({ availability: 'away' })
  expect(await again()).toMatchObject({ state: 'away' })
  expect((await helpOf(server, ben)).again).toBeNull()
  await runDesk(server, { samePerson: false })
  expect(await again()).toBeNull()
})

test('who asks for a person that is busy waits for them alone only if they said so', async () => {
  const { server, ana, ben, noor, visit } = await noorWasHere()
  await noor.set({ capacity: 1 })
  const { body } = await noor.claim(await asked(server, ben))
  const emil = await Associate.of(server, 'Emil')
  const first = await asked(server, ana, { again: { visit, wait: false } })
  await emil.untilOffered(first)
  await ask(server, `POST /rooms/${ana.roomId}/help/${first}/cancel`, { token: ana.token })
  const second = await asked(server, ana, { again: { visit, wait: true } })
  const ofAna = async () => (await helpOf(server, ana)).requests.find(({ id }) => id === second)
  expect(await ofAna()).toMatchObject({ awaits: 'Noor' })
  expect(await emil.offered()).toBeUndefined()
  expect((await emil.desk()).waiting).toEqual([])
  await ask(server, `POST /desk/visits/${body.visitId}/end`, { token: noor.token })
  await noor.untilOffered(second)
  // She lets it pass: it is for others now, and nobody waits for her.
  await noor.pass(second)
  await emil.untilOffered(second)
  expect(await ofAna()).toMatchObject({ awaits: null })
})

test('after the longest wait for one person others get it, also where the server was asked meanwhile', async () => {
  const { clock, server, ana, ben, noor, visit } = await noorWasHere()
  await noor.set({ capacity: 1 })
  await noor.claim(await asked(server, ben))
  await runDesk(server, { samePersonMinutes: 5 })
  const emil = await Associate.of(server, 'Emil')
  const request = await asked(server, ana, { again: { visit, wait: true } })
  clock.advance(299_000)
  clock.wake()
  expect(await emil.offered()).toBeUndefined()
  clock.advance(1_000)
  clock.wake()
  await emil.untilOffered(request)
})

test('a visit of another room, and one that is not there, are refused alike', async () => {
  const { server, ben, visit } = await noorWasHere()
  for (const one of [visit, 'nothing']) {
    expectRefused(await askStore(server, ben, { again: { visit: one, wait: true } }), 'no-such-visit')
    expectRefused(
      await ask(server, `POST /rooms/${ben.roomId}/visits/${one}/follow-up`, { token: ben.token, body: { text: 'x' } }),
      'no-such-visit',
    )
  }
})

test('a further question goes to the same person who is on, and shows nothing of what the visit was shown', async () => {
  const { server, ana, noor, visit } = await noorWasHere()
  await Associate.of(server, 'Emil')
  const followUp = await followUpOn(server, ana, visit)
  expect(followUp.body).toMatchObject({ state: 'waiting', follows: visit, awaits: 'Noor', scope: [] })
  await noor.untilOffered(followUp.body.id)
  expect((await noor.desk()).offer?.request).toMatchObject({ isFollowUp: true, about: {}, scope: [] })
})

test('while they are not on it is left as a question, which others may answer', async () => {
  const { server, ana, noor, visit } = await noorWasHere()
  await noor.set({ availability: 'off' })
  const emil = await Associate.of(server, 'Emil')
  const { body } = await followUpOn(server, ana, visit)
  expect(body).toMatchObject({ state: 'left', awaits: null })
  expect((await emil.desk()).waiting).toMatchObject([{ id: body.id, isLeft: true }])
})

test('a visit can be asked about again for as many days as the shop says, to the millisecond', async () => {
  const { clock, server, ana, visit } = await noorWasHere()
  await runDesk(server, { followUpDays: 0 })
  expect((await followUpOn(server, ana, visit)).status).toBe(201)
  clock.advance(1)
  expectRefused(await followUpOn(server, ana, visit), 'follow-up-over')
})

function followUpOn(server: TestServer, { roomId, token }: Person, visit: string) {
  return ask<{ id: string }>(server, `POST /rooms/${roomId}/visits/${visit}/follow-up`, {
    token,
    body: { text: 'And in oak?' },
  })
}
