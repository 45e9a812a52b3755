import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { decisionRoom } from '#test/support/decision-room.ts'
import { startTestServer } from '#test/support/server.ts'

const looking = { productId: 'boot', picture: 1, zoom: { scale: 2, x: 0.5, y: 0.25 } }

test('one member asks another to look, and only that one hears of it', async () => {
  const { ana, ben, cleo } = await decisionRoom(await startTestServer())
  await ana.device.granted('look.ask', { member: ben.memberId, looking })
  await ben.device.until('look', () => true)
  expect(ben.device.last('look')).toEqual({ by: ana.memberId, looking })
  // Cleo's own comes after anything that would have come to her before.
  await ana.device.granted('look.ask', { member: cleo.memberId, looking: { productId: 'runner' } })
  await cleo.device.until('look', () => true)
  expect(cleo.device.heard.filter(([name]) => name === 'look')).toHaveLength(1)
})

test('only members of the room who are still in it are asked to look', async () => {
  const server = await startTestServer()
  const [here, there] = [await decisionRoom(server), await decisionRoom(server)]
  const { device } = here.ana
  await ask(server, `DELETE /rooms/${here.id}/members/${here.cleo.memberId}`, { token: here.ana.token })
  for (const member of [there.ben.memberId, here.cleo.memberId, 'nobody'])
    expect(await device.refusal('look.ask', { member, looking })).toMatchObject({ code: 'no-such-member', key: member })
  expect(there.ben.device.last('look')).toBeUndefined()
})

test('viewers ask nobody to look', async () => {
  const { ana, letIn } = await decisionRoom(await startTestServer())
  const viewer = await letIn('Vic', 'viewer')
  expect(await viewer.device.refused('look.ask', { member: ana.memberId, looking })).toBe('role-may-not')
})
