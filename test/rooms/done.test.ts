import { expect, test } from 'vitest'
import { granted, memberAs, twoShoppers, until } from '#test/support/shoppers.ts'

test('a member says they are done, the others see it, and they may go on after all', async () => {
  const { server, ana, ben } = await twoShoppers()
  granted(ben.room.members.setDone(true))
  const isDone = (id: string) => ana.room.members.find(id)?.done !== undefined
  await until(ana.room.members.list, () => isDone(ben.id))
  expect(isDone(ana.id)).toBe(false)
  granted(ben.room.members.setDone(false))
  await until(ana.room.members.list, () => !isDone(ben.id))
  const vic = await memberAs(server, ana, 'viewer', 'Vic')
  expect(vic.room.members.setDone(true)).toMatchObject({ refusal: { code: 'role-may-not' } })
})
