import { expect, onTestFinished, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { openTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

/** The same data and the same address, as after a restart. */
async function restarted(server: TestServer): Promise<TestServer> {
  await server.stop()
  const { port } = new URL(server.url)
  const again = await openTestServer({ DATA_DIR: server.dataDir, PORT: port })
  onTestFinished(again.stop)
  return again
}

test('an offer that ran out while the server was down goes to the next one at its start', async () => {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '600' })
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const emil = await Associate.of(server, 'Emil')
  expect(await noor.offered()).toBe(request)
  clock.advance(10_000)
  let again = await restarted(server)
  expect(await noor.offered()).toBe(request)
  clock.advance(10_000)
  again = await restarted(again)
  await emil.untilOffered(request)
  expect(await statesOf(again, ana)).toEqual(['waiting'])
})

test('a question whose minute was over while the server was down is left at its start', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  await Associate.of(server, 'Noor')
  await asked(server, ana)
  clock.advance(60_000)
  const again = await restarted(server)
  await until('the question to be left', async () => (await statesOf(again, ana))[0] === 'left')
})

test('what was taken and not answered within a minute goes back to the others, and the visit is over', async () => {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '600' })
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  await noor.claim(request)
  const emil = await Associate.of(server, 'Emil')
  clock.advance(59_999)
  clock.wake()
  expect(await statesOf(server, ana)).toEqual(['visiting'])
  clock.advance(1)
  clock.wake()
  await emil.untilOffered(request)
  expect((await helpOf(server, ana)).requests).toMatchObject([{ id: request, state: 'waiting', visitId: null }])
  await until('the visit to be gone from the desk', async () => (await noor.desk()).visits.length === 0)
})

test('a desk that is out of reach for a minute gives its offer and its unanswered visits to others', async () => {
  const clock = movableClock()
  const server = await shopWithStaff({
    HELP_ANSWER_SECONDS: '600',
    HELP_OFFER_SECONDS: '600',
    HELP_LEAVE_SECONDS: '600',
  })
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  await noor.open()
  const [taken, offered] = [await asked(server, ana), await asked(server, ben)]
  await noor.claim(taken)
  await noor.untilOffered(offered)
  clock.advance(120_000)
  clock.wake()
  // The desk is open, so nothing of it goes.
  expect(await noor.offered()).toBe(offered)
  noor.close()
  const emil = await Associate.of(server, 'Emil')
  await emil.open()
  clock.advance(90_000)
  clock.wake()
  await until('both to be offered or listed elsewhere', async () => {
    const { offer, waiting } = await emil.desk()
    return [offer?.request.id, ...waiting.map(({ id }) => id)].length === 2
  })
  expect(await statesOf(server, ana)).toEqual(['waiting'])
})
