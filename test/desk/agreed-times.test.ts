// When the time of an appointment has come.
import { expect, test } from 'vitest'
import type { HelpTimes } from '#shared/visits/help-request.ts'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff } from '#test/support/desk.ts'
import { daily, saveShifts, saveStore } from '#test/support/hours.ts'
import { writes } from '#test/support/supervisor.ts'

const noon = Date.parse('2026-06-03T12:00Z')
/** Tokens last a little longer. */
const tenMs = 600_000

/** Ana has agreed noon with Noor, whom she met before; Emil is on, too. */
async function agreedWithNoor() {
  const clock = movableClock()
  clock.advance(noon - tenMs - Date.now())
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600', HELP_LEAVE_SECONDS: '86400' })
  const [ana] = await rooms(server)
  await saveShifts(server, 'staff-Noor', { week: daily({ from: '00:00', to: '24:00' }) })
  const noor = await Associate.of(server, 'Noor')
  const { visitId } = (await noor.claim(await asked(server, ana))).body
  await writes(server, ana, noor, visitId)
  await ask(server, `POST /desk/visits/${visitId}/end`, { token: noor.token })
  const request = await asked(server, ana, { at: noon, again: { visit: visitId, wait: false } })
  const emil = await Associate.of(server, 'Emil')
  const comes = () => {
    clock.advance(tenMs)
    clock.wake()
  }
  return { noor, emil, request, comes }
}

test('an appointment goes to whom it was agreed with', async () => {
  const { noor, emil, request, comes } = await agreedWithNoor()
  comes()
  await noor.untilOffered(request)
  expect((await emil.desk()).waiting).toEqual([])
})

test('an appointment goes to the others at once where whom it was agreed with is off', async () => {
  const { noor, emil, request, comes } = await agreedWithNoor()
  await noor.set({ availability: 'off' })
  comes()
  await emil.untilOffered(request)
})

test('of a shift that has begun only times that are still to come are offered', async () => {
  const clock = movableClock()
  clock.advance(noon - tenMs - Date.now())
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const always = { week: daily({ from: '00:00', to: '24:00' }) }
  await saveStore(server, 'dublin', { hours: always })
  await saveShifts(server, 'staff-Noor', always, { store: 'dublin' })
  await Associate.of(server, 'Noor')
  const { times } = (await ask<HelpTimes>(server, `GET /rooms/${ana.roomId}/help/times`, { token: ana.token })).body
  expect(times[0]).toBe(noon)
})
