// The past equals the room as it was at any moment, across kills and restarts of the server.
import { expect, onTestFinished, test } from 'vitest'
import { startRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { chance } from '#test/support/chance.ts'
import { startServerProcess } from '#test/support/server.ts'
import { granted, shopperBy } from '#test/support/shoppers.ts'
import { act, keep, lasting, seenIn } from './remembering.ts'
import type { Kept } from './remembering.ts'

const moments = 20

test(`the room of ${moments} moments is the room that was there, across a kill and a restart`, async () => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startServerProcess({ ROOM_IDLE_SECONDS: '0' })
  const host = granted(await startRoom({ name: 'Ana' }, { server: server.url }))
  onTestFinished(() => host.room.close())
  const [ana, ben] = [host, await shopperBy(server, host.invitation.code, 'Ben')]
  const kept: Kept[] = []
  const shop = async (deeds: number) => {
    for (let deed = 0; deed < deeds; deed += 1) {
      const [who, other] = dice.next() < 0.5 ? [ana, ben] : [ben, ana]
      act(who, dice)
      kept.push(await keep(who, other))
    }
  }
  await shop(25)
  // Updates that only the log has: they go into segments when the server starts again.
  await server.kill('SIGKILL')
  await server.restart()
  await shop(20)
  // Updates that are compacted when the server stops.
  await server.kill('SIGTERM')
  await server.restart()
  await shop(20)
  for (let moment = 0; moment < moments; moment += 1) await expectTrue(ana.room, dice.pick(kept as [Kept]), dice.next())
  // Forward, as in a replay: each moment adds the updates since the one before.
  for (const one of kept.slice(20, 40)) await expectTrue(ana.room, one, 0)
}, 90_000)

async function expectTrue(room: Room, { seq, at, seen }: Kept, way: number): Promise<void> {
  const past = granted(await room.past.at(way < 0.5 ? { seq } : { at }))
  expect(past.seq).toBe(seq)
  expect(lasting(seenIn(past.room), room)).toEqual(lasting(seen, room))
}
