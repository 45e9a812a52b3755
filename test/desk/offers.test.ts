import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'

test('whoever has capacity is offered a question at once, and it is on nobody else’s list', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const [noor, emil] = [await Associate.of(server, 'Noor'), await Associate.of(server, 'Emil')]
  const request = await asked(server, ana)
  const desks = [await noor.desk(), await emil.desk()]
  expect(desks.filter(({ offer }) => offer?.request.id === request)).toHaveLength(1)
  expect(desks.map(({ waiting }) => waiting)).toEqual([[], []])
  const [other] = desks[0]?.offer ? [emil] : [noor]
  expectRefused(await other.claim(request), 'request-gone')
})

test('the oldest that is for somebody is offered first', async () => {
  const clock = movableClock()
  const server = await shopWithStaff({ HELP_LEAVE_SECONDS: '600' })
  const people = await rooms(server)
  const lena = await Associate.of(server, 'Lena', { languages: ['de'] })
  await lena.set({ capacity: 1 })
  const requests: string[] = []
  for (const [index, person] of people.slice(0, 4).entries()) {
    requests.push(await asked(server, person, { language: index === 1 ? 'en' : 'de' }))
    clock.advance(10)
  }
  const [first = '', second = '', third = '', fourth = ''] = requests
  expect(await lena.offered()).toBe(first)
  expect((await lena.desk()).waiting.map(({ id }) => id)).toEqual([third, fourth])
  await lena.set({ capacity: 3 })
  await lena.claim(first)
  await lena.untilOffered(third)
  const noor = await Associate.of(server, 'Noor', { languages: ['en', 'de'] })
  await noor.untilOffered(second)
})

test('an offer that nobody answers goes to the next one, and not back at once', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const emil = await Associate.of(server, 'Emil')
  expect([await noor.offered(), await emil.offered()]).toEqual([request, undefined])
  clock.advance(20_000)
  clock.wake()
  await emil.untilOffered(request)
  expect(await noor.offered()).toBeUndefined()
  expect((await noor.claim(request)).status).toBe(404)
})

test('who lets two offers in a row run out is away', async () => {
  const clock = movableClock()
  const server = await shopWithStaff({ HELP_LEAVE_SECONDS: '600' })
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const [first, second] = [await asked(server, ana), await asked(server, ben)]
  expect(await noor.offered()).toBe(first)
  await noor.open()
  clock.advance(20_000)
  clock.wake()
  await noor.untilOffered(second)
  expect((await noor.desk()).availability).toBe('on')
  clock.advance(20_000)
  clock.wake()
  await noor.untilDesk(({ availability }) => availability === 'away')
  expect(await noor.offered()).toBeUndefined()
})

test('who lets an offer pass is not away, and gets the next one', async () => {
  const server = await shopWithStaff()
  const [ana, ben, mia] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const requests = [await asked(server, ana), await asked(server, ben), await asked(server, mia)]
  for (const request of requests) {
    await noor.untilOffered(request)
    expect((await noor.pass(request)).status).toBe(204)
  }
  const { availability, offer, waitingCount } = await noor.desk()
  expect({ availability, offer, waitingCount }).toEqual({ availability: 'on', offer: null, waitingCount: 3 })
  expectRefused(await noor.pass(requests[0] ?? ''), 'request-gone')
})

test('a question that is taken back while it is offered is gone from the desk, and the next is offered', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const [first, second] = [await asked(server, ana), await asked(server, ben)]
  expect(await noor.offered()).toBe(first)
  await ask(server, `POST /rooms/${ana.roomId}/help/${first}/cancel`, { token: ana.token })
  await noor.untilOffered(second)
  expectRefused(await noor.claim(first), 'request-gone')
})

test('who has all the visits they take is offered nothing more', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  await noor.set({ capacity: 1 })
  const first = await asked(server, ana)
  await noor.claim(first)
  const second = await asked(server, ben)
  const { offer, waiting } = await noor.desk()
  expect([offer, waiting.map(({ id }) => id)]).toEqual([null, [second]])
  await noor.set({ capacity: 2 })
  await noor.untilOffered(second)
})

test('who goes away gives their offer to the next one', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const emil = await Associate.of(server, 'Emil')
  await noor.set({ availability: 'away' })
  await emil.untilOffered(request)
  expect(await noor.offered()).toBeUndefined()
})

test('a question that nobody takes within a minute is left, and can still be taken', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  await noor.pass(request)
  clock.advance(59_999)
  clock.wake()
  expect(await statesOf(server, ana)).toEqual(['waiting'])
  clock.advance(1)
  clock.wake()
  await until('the question to be left', async () => (await statesOf(server, ana))[0] === 'left')
  await noor.set({ availability: 'on' })
  expect((await noor.desk()).waiting).toMatchObject([{ id: request, isLeft: true }])
  expect((await noor.claim(request)).status).toBe(200)
})
