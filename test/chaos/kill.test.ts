import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chance } from '#test/support/chance.ts'
import { startServerProcess } from '#test/support/server.ts'
import { busyRooms, comesToo, everybody, expectPromisesKept, reunite, shop } from './room-under-load.ts'

const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 12)

test(`acknowledged and seen edits survive ${rounds} kills at any moment`, async () => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startServerProcess()
  const rooms = await busyRooms(server.url, 3)
  for (let round = 0; round < rounds; round += 1) {
    const shopping = shop(rooms, { chance: dice, forMs: 700 })
    // Early kills hit the first commits after a start, late ones a server at full load.
    await wait(dice.whole(20, 500))
    // A newcomer is shown the others' latest edits: that is a promise as well.
    const latecomers = rooms.map(({ person }) => comesToo(server.url, person))
    await wait(dice.whole(0, 100))
    await server.kill('SIGKILL')
    for (const shopper of [...everybody(rooms), ...latecomers]) shopper.leave()
    await server.restart()
    await expectPromisesKept(server.url, rooms, latecomers)
    for (const latecomer of latecomers) latecomer.end()
    await shopping
    await reunite(server.url, rooms)
  }
  const acknowledged = everybody(rooms).reduce((sum, shopper) => sum + shopper.acknowledged, 0)
  console.log(`${acknowledged} updates were acknowledged in ${rounds} rounds`)
  // A server that acknowledges nothing would pass every check.
  expect(acknowledged).toBeGreaterThan(rounds * 20)
  for (const shopper of everybody(rooms)) shopper.end()
})
