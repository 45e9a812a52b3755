// Appointments in figures: asked when their time has come.
import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { asked, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { daily, saveShifts } from '#test/support/hours.ts'
import { Supervisor } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'

const noon = Date.parse('2026-06-03T12:00Z')
const tenMs = 600_000

test('an appointment that is taken back before its time is no question of any figure', async () => {
  const clock = movableClock()
  clock.advance(noon - tenMs - Date.now())
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const supervisor = await Supervisor.of(server)
  await saveShifts(server, 'staff-Aoife', { week: daily({ from: '00:00', to: '24:00' }) })
  const [ana, ben] = await rooms(server)
  const cancel = async ({ roomId, token }: typeof ana, id: string) =>
    (await ask(server, `POST /rooms/${roomId}/help/${id}/cancel`, { token })).status
  expect(await cancel(ana, await asked(server, ana, { at: noon }))).toBe(200)
  const kept = await asked(server, ben, { at: noon })
  clock.advance(tenMs)
  clock.wake()
  await until('the other to be asked', async () => (await statesOf(server, ben))[0] !== 'agreed')
  await cancel(ben, kept)
  expect((await supervisor.figures('?by=hour')).total).toMatchObject({ asked: 1, takenBack: 1 })
})
