import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chance } from '#test/support/chance.ts'
import { startServerProcess } from '#test/support/server.ts'
import { busyRooms, everybody, expectPromisesKept, reunite, shop } from './room-under-load.ts'

test('a server that is stopped under load ends in time and loses nothing', async () => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startServerProcess()
  const rooms = await busyRooms(server.url, 4)
  const shopping = shop(rooms, { chance: dice, forMs: 900 })
  await wait(400)
  const ending = await server.kill('SIGTERM')
  for (const shopper of everybody(rooms)) shopper.leave()
  expect(ending).toMatchObject({ code: 0, signal: null })
  expect(ending.ms).toBeLessThan(10_000)
  await shopping
  await server.restart()
  await expectPromisesKept(server.url, rooms)
  await reunite(server.url, rooms)
  for (const shopper of everybody(rooms)) shopper.end()
})
