// What happens as a store opens.
import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, helpOf, rooms, shopWithStaff } from '#test/support/desk.ts'
import { daily, saveStore } from '#test/support/hours.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { until } from '#test/support/until.ts'

const nine = Date.parse('2026-06-03T09:00Z')
/** Tokens last a little longer. */
const tenMs = 600_000

/** Ten minutes before Dublin opens. Cork is always open, and Emil of it has no place left; Noor is on in Dublin. */
async function beforeOpening() {
  const clock = movableClock()
  clock.advance(nine - tenMs - Date.now())
  const server = await shopWithStaff({
    ...{ DESK_ABSENT_SECONDS: '3600', HELP_LEAVE_SECONDS: '86400', HELP_OFFER_SECONDS: '3600' },
    HELP_ANSWER_SECONDS: '86400',
  })
  await saveStore(server, 'dublin', { hours: { week: daily({ from: '09:00', to: '17:00' }) } })
  await saveStore(server, 'cork')
  const [ana, ben, mia] = await rooms(server)
  const emil = await Associate.of(server, 'Emil', { store: 'cork' })
  await emil.set({ capacity: 1 })
  await emil.claim(await asked(server, mia))
  const noor = await Associate.of(server, 'Noor', { store: 'dublin' })
  return { server, ana, ben, noor, opens: () => (clock.advance(tenMs), clock.wake()) }
}

test('what waits as a store opens is offered to those who are there', async () => {
  const { server, ana, noor, opens } = await beforeOpening()
  const request = await asked(server, ana)
  expect(await noor.offered()).toBeUndefined()
  opens()
  await noor.untilOffered(request)
})

test('rooms that are open are told that a store opens', async () => {
  const { server, ben, opens } = await beforeOpening()
  const device = await PeopleSocket.open(server, ben)
  const isOpen = async () => (await helpOf(server, ben)).stores.map((store) => [store.id, store.isOpen])
  expect(await isOpen()).toContainEqual(['dublin', false])
  const told = device.heard.length
  opens()
  await until('the room to be told', () => device.heard.slice(told).some(([name]) => name === 'visit'))
  expect(await isOpen()).toContainEqual(['dublin', true])
})

test('a store whose hours are changed so that it is open now is offered what waits at once', async () => {
  const { server, ana, noor } = await beforeOpening()
  const request = await asked(server, ana)
  await saveStore(server, 'dublin', { hours: null })
  await noor.untilOffered(request)
  expect((await ask(server, `POST /rooms/${ana.roomId}/help/${request}/cancel`, { token: ana.token })).status).toBe(200)
})
