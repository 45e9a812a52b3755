import { expect, test } from 'vitest'
import { Associate, asked, rooms, shopWithStaff } from '#test/support/desk.ts'

test('a desk that is opened is sent whole, and again with every change', async () => {
  const server = await shopWithStaff()
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  await noor.open()
  await noor.untilDesk(({ me }) => me.id === noor.id)
  const [first, second] = [await asked(server, ana), await asked(server, ben)]
  await noor.untilDesk(({ offer, waiting }) => offer?.request.id === first && waiting[0]?.id === second)
  const { body } = await noor.claim(first)
  await noor.untilDesk(({ offer, visits }) => offer?.request.id === second && visits[0]?.id === body.visitId)
})

test('who loses a race is told by whom', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const [noor, emil] = [await Associate.of(server, 'Noor'), await Associate.of(server, 'Emil')]
  await noor.open()
  const request = await asked(server, ana, { leave: true })
  await noor.untilDesk(({ waiting }) => waiting.some(({ id }) => id === request))
  await emil.claim(request)
  await noor.untilDesk(({ taken, waiting }) => taken[0]?.by === 'Emil' && waiting.length === 0)
})

test('a desk is sent at most ten times a second, however much happens', async () => {
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor')
  await noor.open()
  await noor.untilDesk(() => true)
  const from = performance.now()
  const before = noor.desks.length
  for (let capacity = 1; capacity <= 12; capacity += 1) await noor.set({ capacity })
  await noor.untilDesk(({ capacity }) => capacity === 12)
  const seconds = (performance.now() - from) / 1000
  expect(noor.desks.length - before).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 1)
})
