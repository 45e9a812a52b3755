// Who works when: a shift's end turns the desk off and gives back what is open, a break makes it away.
import { expect, onTestFinished, test } from 'vitest'
import type { ShiftList } from '#shared/desk/hours.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { Associate, asked, helpOf, rooms, shopWithStaff } from '#test/support/desk.ts'
import { daily, saveShifts, saveStore } from '#test/support/hours.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { openTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const minuteMs = 60_000
/** Tokens last a little longer. */
const tenMs = 10 * minuteMs
/** Nothing but shifts runs out. */
const patient = {
  DESK_ABSENT_SECONDS: '3600',
  HELP_OFFER_SECONDS: '3600',
  HELP_LEAVE_SECONDS: '86400',
  HELP_ANSWER_SECONDS: '86400',
}

async function atWork(start: string, overrides: Record<string, string> = patient) {
  const clock = movableClock()
  clock.advance(Date.parse(start) - Date.now())
  const server = await shopWithStaff(overrides)
  const pass = (ms: number) => {
    clock.advance(ms)
    clock.wake()
  }
  return { server, pass, people: await rooms(server) }
}

const untilIs = (who: Associate, availability: string) =>
  until(`${who.name} to be ${availability}`, async () => (await who.desk()).availability === availability)

test('at the end of a shift the desk is off, and what is offered and claimed goes to others', async () => {
  const { server, pass, people } = await atWork('2026-06-03T16:50Z')
  await saveShifts(server, 'staff-Noor', { week: daily({ from: '09:00', to: '17:00' }) })
  const noor = await Associate.of(server, 'Noor')
  await noor.open()
  const taken = await asked(server, people[0])
  await noor.claim(taken)
  const offered = await asked(server, people[1])
  expect(await noor.offered()).toBe(offered)
  const emil = await Associate.of(server, 'Emil')
  await emil.open()
  pass(tenMs - 1)
  expect((await noor.desk()).availability).toBe('on')
  pass(1)
  await untilIs(noor, 'off')
  await until('both to be Emil’s', async () => {
    const { offer, waiting } = await emil.desk()
    const all = [offer?.request.id, ...waiting.map(({ id }) => id)]
    return all.length === 2 && all.includes(taken) && all.includes(offered)
  })
  expect((await noor.desk()).visits).toEqual([])
  expect((await helpOf(server, people[0])).requests).toMatchObject([{ id: taken, state: 'waiting', returned: 'shift' }])
})

test('a visit that is under way at the end of a shift goes back as well, and the room is told', async () => {
  const { server, pass, people } = await atWork('2026-06-03T16:50Z', { ...patient, VISIT_SILENT_MINUTES: '600' })
  await saveShifts(server, 'staff-Noor', { week: daily({ from: '09:00', to: '17:00' }) })
  const noor = await Associate.of(server, 'Noor')
  const [ana] = people
  const request = await asked(server, ana)
  const { visitId } = (await noor.claim(request)).body
  const words = await RawConnection.open(
    server.url,
    { ...ana, memberId: noor.id, token: noor.token },
    visitDocument(visitId),
  )
  await words.write((doc) => doc.getMap('messages').set('m2', { by: noor.id, at: Date.now(), text: 'Here I am.' }))
  const emil = await Associate.of(server, 'Emil')
  pass(tenMs)
  await emil.untilOffered(request)
  const visits = await ask<{ visits: Visit[] }>(server, `GET /rooms/${ana.roomId}/visits`, { token: ana.token })
  expect(visits.body.visits).toMatchObject([{ id: visitId, endedAt: expect.any(Number) as number }])
  expect((await helpOf(server, ana)).requests).toMatchObject([{ state: 'waiting', returned: 'shift' }])
})

test('a break makes a desk away, and after it the desk is on again, unless it was away before', async () => {
  const { server, pass } = await atWork('2026-06-03T11:55Z')
  const shift = { from: '09:00', to: '17:00', breaks: [{ from: '12:00', to: '12:05' }] }
  await saveShifts(server, 'staff-Noor', { week: daily(shift) })
  await saveShifts(server, 'staff-Emil', { week: daily(shift) })
  const noor = await Associate.of(server, 'Noor')
  const emil = await Associate.of(server, 'Emil', { isOn: false })
  await emil.set({ availability: 'away' })
  pass(5 * minuteMs)
  await untilIs(noor, 'away')
  pass(5 * minuteMs)
  await untilIs(noor, 'on')
  expect((await emil.desk()).availability).toBe('away')
})

test('who has no shifts is on as long as they like, and nobody is made to be on by a shift', async () => {
  const { server, pass } = await atWork('2026-06-03T08:55Z')
  await saveShifts(server, 'staff-Noor', { week: daily({ from: '09:00', to: '17:00' }) })
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  await Associate.of(server, 'Emil')
  pass(tenMs)
  expect((await noor.desk()).availability).toBe('off')
  pass(16 * 60 * minuteMs)
  expect((await again('Emil', server)).availability).toBe('on')
})

test('a shift that ended while the server was down is over at its start', async () => {
  const { server, pass } = await atWork('2026-06-03T16:50Z')
  await saveShifts(server, 'staff-Noor', { week: daily({ from: '09:00', to: '17:00' }) })
  await Associate.of(server, 'Noor')
  await server.stop()
  pass(17 * 60 * minuteMs)
  const next = await restarted(server)
  await until('Noor to be off', async () => (await again('Noor', next)).availability === 'off')
})

/** The desk of somebody whose token has run out meanwhile. */
const again = async (name: string, server: TestServer) => (await Associate.of(server, name, { isOn: false })).desk()

async function restarted(server: TestServer): Promise<TestServer> {
  const next = await openTestServer({ DATA_DIR: server.dataDir, PORT: new URL(server.url).port, ...patient })
  onTestFinished(next.stop)
  return next
}

test('two shifts that touch are one: nobody is put off between them', async () => {
  const { server, pass } = await atWork('2026-06-03T11:50Z')
  await saveShifts(server, 'staff-Noor', {
    week: daily({ from: '09:00', to: '12:00' }, { from: '12:00', to: '17:00' }),
  })
  const noor = await Associate.of(server, 'Noor')
  pass(tenMs)
  expect((await noor.desk()).availability).toBe('on')
  pass(5 * 60 * minuteMs)
  await until('Noor to be off', async () => (await again('Noor', server)).availability === 'off')
})

test.each([
  ['Berlin’s spring', 'Europe/Berlin', '2026-03-28T22:00Z', '2026-03-29T04:00Z'],
  ['Berlin’s autumn', 'Europe/Berlin', '2026-10-24T21:00Z', '2026-10-25T05:00Z'],
  ['Sydney’s October', 'Australia/Sydney', '2026-10-03T13:00Z', '2026-10-03T19:00Z'],
  ['Sydney’s April', 'Australia/Sydney', '2026-04-04T12:00Z', '2026-04-04T20:00Z'],
])(
  'a night shift to six ends at six by the clock on the wall, also when it changes: %s',
  async (_what, timeZone, start, end) => {
    const { server, pass } = await atWork(start)
    await saveStore(server, 'night', { timeZone })
    await saveShifts(server, 'staff-Noor', { week: daily({ from: '22:00', to: '06:00' }) }, { store: 'night' })
    pass(Date.parse(end) - Date.parse(start) - tenMs)
    const noor = await Associate.of(server, 'Noor')
    pass(tenMs - 1)
    expect((await noor.desk()).availability).toBe('on')
    pass(1)
    await untilIs(noor, 'off')
  },
)

test('a break in the hour that comes twice is the first, and one in a night shift may be after midnight', async () => {
  const { server } = await atWork('2026-10-24T20:00Z')
  await saveStore(server, 'night', { timeZone: 'Europe/Berlin' })
  const shift = {
    from: '22:00',
    to: '06:00',
    breaks: [
      { from: '02:15', to: '02:45' },
      { from: '23:00', to: '23:10' },
    ],
  }
  const { body } = await saveShifts(server, 'staff-Noor', { week: { sat: [shift] } }, { store: 'night' })
  expect((body as unknown as ShiftList['people'][number]).next[0]).toEqual({
    from: Date.parse('2026-10-24T20:00Z'),
    to: Date.parse('2026-10-25T05:00Z'),
    breaks: [
      { from: Date.parse('2026-10-24T21:00Z'), to: Date.parse('2026-10-24T21:10Z') },
      { from: Date.parse('2026-10-25T00:15Z'), to: Date.parse('2026-10-25T00:45Z') },
    ],
  })
})

const period = (from: string, to: string) => ({ from, to })

test.each([
  [
    'a break outside of its shift',
    { week: { mon: [{ ...period('09:00', '17:00'), breaks: [period('16:30', '17:30')] }] } },
    'shifts.week.mon.0.breaks.0',
  ],
  [
    'breaks at once',
    { week: { mon: [{ ...period('09:00', '17:00'), breaks: [period('12:00', '13:00'), period('12:30', '13:30')] }] } },
    'shifts.week.mon.0.breaks.1',
  ],
  ['shifts at once', { week: { mon: [period('09:00', '17:00'), period('16:00', '20:00')] } }, 'shifts.week.mon.1'],
  ['no shift from now on', { exceptions: [{ date: '2020-01-06', periods: [period('09:00', '17:00')] }] }, 'shifts'],
])('%s is refused, and the field is named', async (_what, shifts, field) => {
  const { server } = await atWork('2026-06-03T16:00Z')
  expect(expectRefused(await saveShifts(server, 'staff-Noor', shifts), 'invalid').detail).toContain(`${field}:`)
})

test('neither a store that is not there nor a person without a clock has shifts', async () => {
  const { server } = await atWork('2026-06-03T16:00Z')
  const shifts = { week: daily(period('09:00', '17:00')) }
  expect(expectRefused(await saveShifts(server, 'noor', shifts, { store: 'atlantis' }), 'invalid').detail).toContain(
    'store:',
  )
  expect(expectRefused(await saveShifts(server, 'noor', shifts, {}), 'invalid').detail).toContain('timeZone:')
})

test('an associate sees their own shifts, a supervisor all, and only a supervisor sets them', async () => {
  const { server } = await atWork('2026-06-03T10:00Z')
  const shifts = { week: daily(period('09:00', '17:00')) }
  const noor = await Associate.of(server, 'Noor')
  const aoife = await Associate.of(server, 'Aoife', { role: 'supervisor' })
  const set = (by: Associate, person: string) =>
    ask(server, `PUT /desk/shifts/${person}`, { token: by.token, body: { timeZone: 'UTC', shifts } })
  const seen = async (by: Associate) =>
    (await ask<ShiftList>(server, 'GET /desk/shifts', { token: by.token })).body.people.map(({ name }) => name)
  expectRefused(await set(noor, 'staff-Noor'), 'role-may-not')
  expect((await set(aoife, 'staff-Noor')).status).toBe(200)
  expect(expectRefused(await set(aoife, 'somebody-new'), 'invalid').detail).toContain('person:')
  // Whom the shop’s own server names may still be about to come for the first time.
  await saveShifts(server, 'somebody-new', shifts)
  expect((await set(aoife, 'somebody-new')).status).toBe(200)
  expect(await seen(noor)).toEqual(['Noor'])
  expect(await seen(aoife)).toEqual([null, 'Noor'])
})

test('a shop has no more people with shifts than it may, and those it has can still be changed', async () => {
  const { server } = await atWork('2026-06-03T10:00Z')
  const shifts = { week: daily(period('09:00', '17:00')) }
  const { plan } = (await saveShifts(server, 'staff-0', shifts)).body
  const rows = Array.from({ length: 1999 }, (_, index) => ({
    person: `staff-${index + 1}`,
    plan: JSON.stringify(plan),
  }))
  const common = { shop_id: 'demo', is_on_break: 0, next_at: null }
  for (const from of [0, 1000])
    await databaseOf(server)
      .insertInto('shift_plans')
      .values(rows.slice(from, from + 1000).map((row) => ({ ...common, ...row })))
      .execute()
  expect(expectRefused(await saveShifts(server, 'one-more', shifts), 'invalid').detail).toContain('person:')
  expect((await saveShifts(server, 'staff-1999', shifts)).status).toBe(200)
})

test('a shift that a supervisor cuts short is over at once', async () => {
  const { server } = await atWork('2026-06-03T16:00Z')
  await saveShifts(server, 'staff-Noor', { week: daily(period('09:00', '17:00')) })
  const noor = await Associate.of(server, 'Noor')
  await saveShifts(server, 'staff-Noor', { week: daily(period('09:00', '15:00')) })
  expect((await noor.desk()).availability).toBe('off')
})
