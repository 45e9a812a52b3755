import { expect, test } from 'vitest'
import type { Desk, StaffSession } from '#shared/desk/contracts.ts'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff } from '#test/support/desk.ts'

const hasOffer = (request: string) => (desk: Desk) => desk.offer?.request.id === request
const hasVisit = (visit: string) => (desk: Desk) => desk.offer === null && desk.visits[0]?.id === visit

test('two desks of one associate follow each other: what is claimed at one shows at the other', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const laptop = await Associate.of(server, 'Noor')
  const phone = await Associate.of(server, 'Noor', { isOn: false })
  await laptop.open()
  await phone.open()
  const request = await asked(server, ana, { scope: ['product'] })
  await laptop.untilDesk(hasOffer(request))
  await phone.untilDesk(hasOffer(request))
  const { body } = await phone.claim(request)
  await laptop.untilDesk(hasVisit(body.visitId))
  await phone.untilDesk(hasVisit(body.visitId))
  await laptop.untilShown(({ visitId }) => visitId === body.visitId)
  expect((await laptop.claim(request)).body).toEqual(body)
  await phone.set({ availability: 'away' })
  await laptop.untilDesk(({ availability }) => availability === 'away')
  // One of the two goes, and nobody is absent.
  await laptop.set({ availability: 'on' })
  phone.close()
  clock.advance(120_000)
  clock.wake()
  expect((await laptop.desk()).availability).toBe('on')
  await ask<StaffSession>(server, 'POST /desk/sign-out', { token: phone.token })
  await expect.poll(() => laptop.ended).toEqual(['session-ended'])
})
