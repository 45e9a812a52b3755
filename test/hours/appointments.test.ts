// Appointments: when they can be agreed, who gets the last place, and what happens when their time has come.
import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { MeetingSlots } from '#server/desk/appointments/times.ts'
import type { HelpRequest, HelpTimes } from '#shared/visits/help-request.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { anaAndBen, Associate, asked, askStore, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { daily, saveShifts, saveStore } from '#test/support/hours.ts'
import type { Person } from '#test/support/people.ts'
import { openTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Tokens last a little longer. */
const tenMs = 10 * minuteMs
const patient = {
  DESK_ABSENT_SECONDS: '3600',
  HELP_LEAVE_SECONDS: '86400',
  HELP_OFFER_SECONDS: '3600',
  HELP_ANSWER_SECONDS: '3600',
}
/** The database of this process answers at once; one elsewhere lets others come between. */
function slowDatabase(): void {
  const isFree = Reflect.get(MeetingSlots.prototype, 'isFree')
  const spy = vi.spyOn(MeetingSlots.prototype, 'isFree').mockImplementation(async function (this: MeetingSlots, ...of) {
    const is = await isFree.apply(this, of)
    for (let turns = 0; turns < 200; turns += 1) await turn()
    return is
  })
  onTestFinished(() => spy.mockRestore())
}

/** A Wednesday. */
const nine = Date.parse('2026-06-03T09:00Z')
const noon = Date.parse('2026-06-03T12:00Z')

/** It is nine, or another time; Noor works from ten to two on Wednesdays. */
async function atNine(start = nine) {
  const clock = movableClock()
  clock.advance(start - Date.now())
  const server = await shopWithStaff(patient)
  await saveShifts(server, 'staff-Noor', { week: { wed: [{ from: '10:00', to: '14:00' }] } })
  const pass = (ms: number) => {
    clock.advance(ms)
    clock.wake()
  }
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  return { server, pass, noor, people: await rooms(server) }
}

async function timesOf(server: TestServer, { roomId, token }: Person, query = ''): Promise<readonly number[]> {
  return (await ask<HelpTimes>(server, `GET /rooms/${roomId}/help/times${query}`, { token })).body.times
}

const move = (server: TestServer, { roomId, token }: Person, id: string, at: number) =>
  ask<HelpRequest>(server, `PUT /rooms/${roomId}/help/${id}/appointment`, { token, body: { at } })

const cancel = (server: TestServer, { roomId, token }: Person, id: string) =>
  ask<HelpRequest>(server, `POST /rooms/${roomId}/help/${id}/cancel`, { token })

const stateOf = async (server: TestServer, who: Person, id: string) =>
  (await helpOf(server, who)).requests.find((one) => one.id === id)?.state

const hoursOfToday = (times: readonly number[]) =>
  times.filter((at) => at < nine + 15 * hourMs).map((at) => new Date(at).toISOString().slice(11, 16))

test('times are offered only while somebody has a shift, without their breaks', async () => {
  const { server, people } = await atNine()
  const breaks = [{ from: '10:45', to: '11:30' }]
  await saveShifts(server, 'staff-Noor', { week: { wed: [{ from: '09:15', to: '12:40', breaks }] } })
  const times = await timesOf(server, people[0])
  expect(hoursOfToday(times)).toEqual(['09:30', '10:00', '11:30', '12:00'])
  // Next Wednesday, and no day between.
  expect(times.find((at) => at > nine + 15 * hourMs)).toBe(Date.parse('2026-06-10T09:30Z'))
})

test('times are offered only while the store is open, and only with those who work there', async () => {
  const { server, people } = await atNine()
  const open = { week: daily({ from: '11:00', to: '12:30' }), exceptions: [{ date: '2026-06-10', periods: [] }] }
  await saveStore(server, 'dublin', { hours: open })
  await saveStore(server, 'cork', { hours: { week: daily({ from: '00:00', to: '24:00' }) } })
  await saveShifts(server, 'staff-Noor', { week: { wed: [{ from: '10:00', to: '14:00' }] } }, { store: 'dublin' })
  const times = await timesOf(server, people[0], '?store=dublin')
  expect(hoursOfToday(times)).toEqual(['11:00', '11:30', '12:00'])
  expect(times).toHaveLength(3)
  expect(await timesOf(server, people[0], '?store=cork')).toEqual([])
  const { roomId, token } = people[0]
  expectRefused(await ask(server, `GET /rooms/${roomId}/help/times?store=atlantis`, { token }), 'no-such-store')
})

test('only what is offered can be agreed', async () => {
  const { server, people } = await atNine()
  // The half hour that begins last goes on after the shift.
  await saveShifts(server, 'staff-Noor', { week: { wed: [{ from: '10:00', to: '13:45' }] } })
  const soon = [noon + minuteMs, nine, nine - hourMs, noon + 1.5 * hourMs, noon + 2 * hourMs]
  for (const at of [...soon, noon + 24 * hourMs, noon + 21 * 24 * hourMs])
    expectRefused(await askStore(server, people[0], { at }), 'time-not-free')
  expect(await statesOf(server, people[0])).toEqual([])
  expect((await askStore(server, people[0], { at: noon })).body).toMatchObject({ state: 'agreed', agreedAt: noon })
})

test('of those who want the last place at once one gets it, and the others are told', async () => {
  const { server, people, noor } = await atNine()
  await noor.set({ capacity: 1 })
  slowDatabase()
  for (const at of [noon - 2 * hourMs, noon - hourMs, noon, noon + hourMs]) {
    const answers = await Promise.all(people.map((person) => askStore(server, person, { at })))
    const won = answers.findIndex(({ status }) => status === 201)
    for (const [index, answer] of answers.entries()) if (index !== won) expectRefused(answer, 'time-not-free')
    const [winner, request] = [people[won], answers[won]?.body.id]
    if (!winner || request === undefined) throw new Error('nobody got it')
    expect(await timesOf(server, winner)).not.toContain(at)
    await cancel(server, winner, request)
  }
})

test('the places of a store are its own, and one who may come to anybody takes one of each', async () => {
  const { server, people, noor } = await atNine()
  for (const store of ['dublin', 'cork']) await saveStore(server, store)
  const shift = { week: { wed: [{ from: '10:00', to: '14:00' }] } }
  await saveShifts(server, 'staff-Noor', shift, { store: 'dublin' })
  await saveShifts(server, 'staff-Emil', shift, { store: 'cork' })
  await noor.set({ capacity: 1 })
  await (await Associate.of(server, 'Emil', { isOn: false })).set({ capacity: 1 })
  const [ana, ben, mia] = people
  await asked(server, ana, { at: noon, store: 'dublin' })
  expectRefused(await askStore(server, ben, { at: noon, store: 'dublin' }), 'time-not-free')
  await asked(server, ben, { at: noon, store: 'cork' })
  await asked(server, mia, { at: noon + hourMs, store: null })
  expect(hoursOfToday(await timesOf(server, ana, '?store=cork'))).toEqual([
    '10:00',
    '10:30',
    '11:00',
    '11:30',
    '12:30',
    '13:30',
  ])
})

test('a time has as many places as those who work can serve at once', async () => {
  const { server, people, noor } = await atNine()
  await noor.set({ capacity: 1 })
  await saveShifts(server, 'staff-Emil', { week: { wed: [{ from: '12:00', to: '13:00' }] } })
  await (await Associate.of(server, 'Emil', { isOn: false })).set({ capacity: 2 })
  const [one, two, three, four] = people
  for (const person of [one, two, three]) await asked(server, person, { at: noon })
  expectRefused(await askStore(server, four, { at: noon }), 'time-not-free')
  expect(hoursOfToday(await timesOf(server, four))).not.toContain('12:00')
  await asked(server, four, { at: noon - hourMs })
})

test('a moved appointment leaves its place to others, and a cancelled one, too', async () => {
  const { server, people, noor } = await atNine()
  await noor.set({ capacity: 1 })
  const [ana, ben] = people
  const request = await asked(server, ana, { at: noon })
  expectRefused(await askStore(server, ben, { at: noon }), 'time-not-free')
  expect((await move(server, ana, request, noon + hourMs)).body).toMatchObject({ agreedAt: noon + hourMs })
  const bens = await asked(server, ben, { at: noon })
  expectRefused(await move(server, ana, request, noon), 'time-not-free')
  expect((await helpOf(server, ana)).requests).toMatchObject([{ id: request, agreedAt: noon + hourMs }])
  expect((await cancel(server, ben, bens)).body).toMatchObject({ state: 'cancelled' })
  expect((await move(server, ana, request, noon)).status).toBe(200)
  expectRefused(await move(server, ben, bens, noon + hourMs), 'request-gone')
})

test('who has an appointment agrees no second, and may still ask now', async () => {
  const { server, people, noor } = await atNine()
  await noor.set({ availability: 'on' })
  await asked(server, people[0], { at: noon })
  expectRefused(await askStore(server, people[0], { at: noon + hourMs }), 'already-asked')
  expect((await askStore(server, people[0])).body).toMatchObject({ state: 'waiting' })
})

test('an appointment of somebody else is answered as one that is not there', async () => {
  const { server } = await atNine()
  const [ana, ben] = await anaAndBen(server)
  const [zoe] = await rooms(server)
  const request = await asked(server, ana, { at: noon })
  for (const who of [ben, zoe]) {
    const answers = await Promise.all(
      [request, 'nothing'].map(async (id) => {
        const file = await ask(server, `GET /rooms/${who.roomId}/help/${id}/calendar`, { token: who.token })
        return [await move(server, who, id, noon + hourMs), await cancel(server, who, id), file]
      }),
    )
    for (const answer of answers.flat()) expectRefused(answer, 'request-gone')
    expect(answers[0]?.map(({ text }) => text)).toEqual(answers[1]?.map(({ text }) => text))
  }
  expect((await helpOf(server, ana)).requests).toMatchObject([{ state: 'agreed', agreedAt: noon }])
})

test('at its time an appointment enters the queue by itself, and nobody at a desk sees it before', async () => {
  const { server, people, pass, noor } = await atNine(noon - tenMs)
  await noor.set({ availability: 'on' })
  const request = await asked(server, people[0], { at: noon })
  pass(tenMs - 1)
  expect(JSON.stringify(await noor.desk())).not.toContain(request)
  expectRefused(await noor.claim(request), 'request-gone')
  pass(1)
  await noor.untilOffered(request)
  expect(await statesOf(server, people[0])).toEqual(['waiting'])
  expectRefused(await move(server, people[0], request, noon + hourMs), 'request-gone')
})

test('an appointment whose time came while the server was down enters the queue at its start', async () => {
  const { server, people, pass } = await atNine()
  const request = await asked(server, people[0], { at: noon })
  await server.stop()
  pass(3 * hourMs + minuteMs)
  const next = await openTestServer({ DATA_DIR: server.dataDir, PORT: new URL(server.url).port, ...patient })
  onTestFinished(next.stop)
  await (await Associate.of(next, 'Noor')).untilOffered(request)
})

test('the appointment of an asker who waits for something else follows once that is over', async () => {
  const { server, people, pass, noor } = await atNine(noon - tenMs)
  await noor.set({ availability: 'on' })
  const [ana] = people
  const appointment = await asked(server, ana, { at: noon })
  const before = await asked(server, ana)
  await noor.untilOffered(before)
  pass(tenMs)
  expect(await stateOf(server, ana, before)).toBe('waiting')
  expect(await stateOf(server, ana, appointment)).toBe('agreed')
  await cancel(server, ana, before)
  pass(minuteMs)
  await noor.untilOffered(appointment)
})

test('an appointment follows a visit that still goes on at its time, and does not come between', async () => {
  const { server, people, pass, noor } = await atNine(noon - tenMs)
  await noor.set({ availability: 'on' })
  const [ana] = people
  const appointment = await asked(server, ana, { at: noon })
  const before = await asked(server, ana)
  const { visitId } = (await noor.claim(before)).body
  pass(tenMs)
  expect(await stateOf(server, ana, before)).toBe('visiting')
  expect(await stateOf(server, ana, appointment)).toBe('agreed')
  await ask(server, `POST /desk/visits/${visitId}/end`, { token: noor.token })
  pass(minuteMs)
  await noor.untilOffered(appointment)
})
