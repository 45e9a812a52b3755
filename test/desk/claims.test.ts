import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { Associate, anaAndBen, asked, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'

test('of twenty associates who claim a question at once exactly one gets it, and the others learn who', async () => {
  const server = await shopWithStaff()
  const [ana] = await anaAndBen(server)
  const names = Array.from({ length: 20 }, (_, index) => `Noor ${index}`)
  const staff = await Promise.all(names.map((name) => Associate.of(server, name)))
  const request = await asked(server, ana, { leave: true })
  const answers = await Promise.all(staff.map((one) => one.claim(request)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const lost = answers.filter(({ status }) => status !== 200)
  for (const answer of lost) expectRefused(answer, 'request-taken')
  const [winner] = staff.filter((_, index) => answers[index]?.status === 200)
  const [loser] = staff.filter((one) => one !== winner)
  expect((await loser?.desk())?.taken).toMatchObject([{ request, name: 'Ana', by: winner?.name }])
  expect((await winner?.desk())?.taken).toEqual([])
})

test('claiming again what one has taken answers the same visit', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const first = await noor.claim(request)
  expect(await noor.claim(request)).toMatchObject({ status: 200, body: first.body })
  expect((await helpOf(server, ana)).requests).toMatchObject([{ state: 'visiting', visitId: first.body.visitId }])
  expect((await noor.desk()).visits).toMatchObject([{ id: first.body.visitId, request: { id: request } }])
})

test('nobody has more visits than they take, however fast they claim', async () => {
  const server = await shopWithStaff()
  const people = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  await noor.set({ capacity: 2 })
  const requests = await Promise.all(people.map((person) => asked(server, person, { leave: true })))
  const answers = await Promise.all(requests.map((request) => noor.claim(request)))
  const refusals = answers.filter(({ status }) => status !== 200)
  expect(refusals).toHaveLength(3)
  for (const answer of refusals) expectRefused(answer, 'not-available')
})

test('who is away claims nothing', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  const request = await asked(server, ana, { leave: true })
  expectRefused(await noor.claim(request), 'not-available')
})

test('what was taken back cannot be claimed', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  await ask(server, `POST /rooms/${ana.roomId}/help/${request}/cancel`, { token: ana.token })
  expectRefused(await noor.claim(request), 'request-gone')
  expect(await statesOf(server, ana)).toEqual(['cancelled'])
})
