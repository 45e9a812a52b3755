// Requests by place: a store, the stores of its region, the whole shop.
import { expect, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, askStore, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { expectRefused } from '#test/support/api.ts'
import { daily, saveShifts, saveStore } from '#test/support/hours.ts'

/** Dublin and Cork of one region, Berlin of another, each with somebody who is on. */
async function threeStores() {
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  await saveStore(server, 'dublin', { name: 'Dublin', region: 'Ireland' })
  await saveStore(server, 'cork', { name: 'Cork', region: 'Ireland' })
  await saveStore(server, 'berlin', { name: 'Berlin', region: 'Germany' })
  const people = await rooms(server)
  return { server, people }
}

test('a question to a store goes to its staff, then to those of its region, then to all', async () => {
  const clock = movableClock()
  const { server, people } = await threeStores()
  const emil = await Associate.of(server, 'Emil', { store: 'Cork' })
  const lena = await Associate.of(server, 'Lena', { store: 'berlin' })
  const noor = await Associate.of(server, 'Noor', { store: 'Dublin', isOn: false })
  await noor.set({ availability: 'on', capacity: 1 })
  const first = await asked(server, people[0], { store: 'dublin' })
  expect(await noor.offered()).toBe(first)
  // Noor has no room for another.
  const second = await asked(server, people[1], { store: 'dublin' })
  const offered = async () => [await emil.offered(), await lena.offered()]
  expect(await offered()).toEqual([undefined, undefined])
  expect([(await emil.desk()).waitingCount, (await lena.desk()).waitingCount]).toEqual([0, 0])
  clock.advance(14_999)
  clock.wake()
  expect(await offered()).toEqual([undefined, undefined])
  clock.advance(1)
  clock.wake()
  await emil.untilOffered(second)
  expect((await lena.desk()).waitingCount).toBe(0)
  await emil.pass(second)
  clock.advance(15_000)
  clock.wake()
  await lena.untilOffered(second)
})

test('whoever is of no store is of all, and a question to no store is for everybody', async () => {
  const { server, people } = await threeStores()
  await Associate.of(server, 'Emil', { store: 'Cork', isOn: false })
  const zoe = await Associate.of(server, 'Zoe')
  const request = await asked(server, people[0], { store: 'dublin' })
  expect(await zoe.offered()).toBe(request)
  const lena = await Associate.of(server, 'Lena', { store: 'Berlin' })
  const other = await asked(server, people[1], { store: null })
  expect(await lena.offered()).toBe(other)
})

test('nobody waits for a store where nobody is: the question begins with those who are there', async () => {
  const { server, people } = await threeStores()
  const lena = await Associate.of(server, 'Lena', { store: 'Berlin' })
  const request = await asked(server, people[0], { store: 'dublin' })
  expect(await lena.offered()).toBe(request)
})

test('a store of no region is followed by the whole shop', async () => {
  const clock = movableClock()
  const { server, people } = await threeStores()
  await saveStore(server, 'oslo', { name: 'Oslo' })
  const ida = await Associate.of(server, 'Ida', { store: 'Oslo' })
  const lena = await Associate.of(server, 'Lena', { store: 'Berlin' })
  const request = await asked(server, people[0], { store: 'oslo' })
  await ida.pass(request)
  expect(await lena.offered()).toBeUndefined()
  clock.advance(15_000)
  clock.wake()
  await lena.untilOffered(request)
})

test('a room goes on with the store that it asked, and a product leads to the only store that has it', async () => {
  const { server, people } = await threeStores()
  const [ana, ben] = people
  await saveStore(server, 'cork', { name: 'Cork', region: 'Ireland', departments: ['Table'] })
  const noor = await Associate.of(server, 'Noor', { store: 'Dublin' })
  const emil = await Associate.of(server, 'Emil', { store: 'Cork' })
  expect((await helpOf(server, ana)).store).toBeNull()
  const first = await asked(server, ana, { store: 'dublin' })
  expect(await noor.offered()).toBe(first)
  expect(await helpOf(server, ana)).toMatchObject({ store: 'dublin', requests: [{ store: 'Dublin' }] })
  const bowl = await asked(server, ben, { about: { productId: 'kiln-bowl' } })
  expect(await emil.offered()).toBe(bowl)
})

test('where nobody speaks the language, the rule holds in every store', async () => {
  const clock = movableClock()
  const { server, people } = await threeStores()
  const noor = await Associate.of(server, 'Noor', { store: 'Dublin' })
  const request = await asked(server, people[0], { store: 'dublin', language: 'fr' })
  expect(await noor.offered()).toBeUndefined()
  clock.advance(20_000)
  clock.wake()
  await noor.untilOffered(request)
})

test('one who speaks the language is asked in another store, before anybody who does not', async () => {
  const { server, people } = await threeStores()
  await Associate.of(server, 'Noor', { store: 'Dublin' })
  const lena = await Associate.of(server, 'Lena', { store: 'Berlin', languages: ['de'] })
  const request = await asked(server, people[0], { store: 'dublin', language: 'de' })
  expect(await lena.offered()).toBe(request)
})

test('a store that is not there is refused, as is one of another shop', async () => {
  const { server, people } = await threeStores()
  await Associate.of(server, 'Noor')
  expectRefused(await askStore(server, people[0], { store: 'atlantis' }), 'no-such-store')
  expect(await statesOf(server, people[0])).toEqual([])
})

const noon = Date.UTC(2026, 5, 3, 12)

test('a store is open in its hours only, and says when it opens', async () => {
  const clock = movableClock()
  clock.advance(noon - Date.now())
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const [ana, ben] = await rooms(server)
  const hours = { week: daily({ from: '09:00', to: '12:05' }, { from: '12:10', to: '18:00' }) }
  await saveStore(server, 'dublin', { name: 'Dublin', hours })
  const noor = await Associate.of(server, 'Noor', { store: 'Dublin' })
  expect(await helpOf(server, ana)).toMatchObject({ isOpen: true, opensAt: null })
  clock.advance(5 * 60_000)
  const opensAt = noon + 10 * 60_000
  expect(await helpOf(server, ana)).toMatchObject({
    ...{ isOpen: false, opensAt, opensStore: 'Dublin' },
    stores: [{ id: 'dublin', name: 'Dublin', isOpen: false, opensAt }],
  })
  // Who is on at a store that is closed is offered nothing, and may answer what was left.
  const left = await asked(server, ana)
  expect([await statesOf(server, ana), await noor.offered()]).toEqual([['left'], undefined])
  expect((await noor.claim(left)).status).toBe(200)
  clock.advance(5 * 60_000)
  expect(await helpOf(server, ben)).toMatchObject({ isOpen: true, opensAt: null })
  const open = await asked(server, ben)
  expect(await noor.offered()).toBe(open)
})

test('a shop without hours is open whenever somebody is on', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  await saveStore(server, 'dublin', { name: 'Dublin' })
  expect(await helpOf(server, ana)).toMatchObject({ isOpen: false, opensAt: null })
  await Associate.of(server, 'Noor', { store: 'Dublin' })
  expect(await helpOf(server, ana)).toMatchObject({ isOpen: true })
})

test('who is on while their store closes gets nothing new; another store takes it', async () => {
  const clock = movableClock()
  clock.advance(noon - Date.now())
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const [ana] = await rooms(server)
  await saveStore(server, 'dublin', { name: 'Dublin', hours: { week: daily({ from: '09:00', to: '12:05' }) } })
  await saveStore(server, 'cork', { name: 'Cork', hours: { week: daily({ from: '09:00', to: '20:00' }) } })
  const noor = await Associate.of(server, 'Noor', { store: 'Dublin' })
  const emil = await Associate.of(server, 'Emil', { store: 'Cork' })
  clock.advance(5 * 60_000)
  const request = await asked(server, ana, { store: 'dublin' })
  expect([await noor.offered(), await emil.offered()]).toEqual([undefined, request])
})

test('where a store is open and somebody’s shift begins later, somebody is there from then on', async () => {
  const clock = movableClock()
  clock.advance(noon - Date.now())
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  await saveStore(server, 'dublin', { name: 'Dublin', hours: { week: daily({ from: '09:00', to: '20:00' }) } })
  await saveShifts(server, 'noor', { week: daily({ from: '14:00', to: '22:00' }) }, { store: 'dublin' })
  expect(await helpOf(server, ana)).toMatchObject({
    isOpen: false,
    opensAt: noon + 2 * 3_600_000,
    opensStore: 'Dublin',
  })
})
