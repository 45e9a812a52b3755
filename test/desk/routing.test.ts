import { expect, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'

test('a question goes to those who speak its language', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const lena = await Associate.of(server, 'Lena', { languages: ['de', 'en'] })
  const request = await asked(server, ana, { language: 'de' })
  expect([await noor.offered(), await lena.offered()]).toEqual([undefined, request])
})

test('where nobody who is on speaks the language, a question is for all after a while', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana, { language: 'fr' })
  expect(await noor.offered()).toBeUndefined()
  clock.advance(20_000)
  clock.wake()
  await noor.untilOffered(request)
})

test('by another setting it is left until somebody speaks it', async () => {
  const server = await shopWithStaff({ HELP_LANGUAGE_RULE: 'leave' })
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana, { language: 'fr' })
  expect(await statesOf(server, ana)).toEqual(['left'])
  expect((await noor.desk()).waiting).toEqual([])
  const zoe = await Associate.of(server, 'Zoe', { languages: ['fr'] })
  expect((await zoe.desk()).waiting).toMatchObject([{ id: request }])
})

test('a question goes to those with the skill first, and to the others after a while', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana, ben] = await rooms(server)
  const emil = await Associate.of(server, 'Emil', { skills: ['delivery'] })
  const noor = await Associate.of(server, 'Noor', { skills: ['size'] })
  const request = await asked(server, ana, { topic: 'size' })
  expect([await emil.offered(), await noor.offered()]).toEqual([undefined, request])
  const other = await asked(server, ben, { topic: 'choosing' })
  expect([await emil.offered(), (await emil.desk()).waitingCount]).toEqual([undefined, 0])
  clock.advance(19_999)
  clock.wake()
  expect(await emil.offered()).toBeUndefined()
  clock.advance(1)
  clock.wake()
  await expect.poll(() => emil.offered()).toBeOneOf([request, other])
})

test('nobody is made to wait for nobody: with nobody on, a question is left at once', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  await Associate.of(server, 'Noor', { isOn: false })
  await asked(server, ana)
  expect(await statesOf(server, ana)).toEqual(['left'])
})
