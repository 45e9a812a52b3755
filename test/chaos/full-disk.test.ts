// The disk fills, is freed and fills again while people write. What was acknowledged is kept, the server says what is wrong, and goes
// on by itself.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { chance } from '#test/support/chance.ts'
import { startServerProcess } from '#test/support/server.ts'
import type { RestartableServer } from '#test/support/server.ts'
import { canMount, fillingDisk } from '#test/support/filling-disk.ts'
import { until } from '#test/support/until.ts'
import { busyRooms, everybody, expectPromisesKept, reunite, shop } from './room-under-load.ts'
import type { BusyRoom } from './room-under-load.ts'

const mayMount = canMount()
const mayLimit = spawnSync('prlimit', ['--version']).status === 0

test.skipIf(!mayMount)(
  'a disk that fills, frees and fills again under load (needs to be root, to mount one)',
  async () => {
    const disk = fillingDisk(24)
    const server = await startServerProcess({ DATA_DIR: disk.folder, MIN_FREE_MB: '0' })
    await outlive(server, { begins: () => disk.fill(), ends: () => disk.free() })
  },
)

test.skipIf(!mayLimit)(
  'writes that fail with an I/O error, as at a used-up quota, under load (needs prlimit)',
  async () => {
    const server = await startServerProcess({ MIN_FREE_MB: '0' })
    const limit = (size: string) => spawnSync('prlimit', [`--fsize=${size}`, '--pid', String(server.pid)])
    await outlive(server, { begins: () => limit('1:unlimited'), ends: () => limit('unlimited:unlimited') })
  },
)

interface Trouble {
  readonly begins: () => unknown
  readonly ends: () => unknown
}

/** Two times of trouble while people shop. */
async function outlive(server: RestartableServer, trouble: Trouble): Promise<void> {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const rooms = await busyRooms(server.url, 2)
  await shop(rooms, { chance: dice, forMs: 300 })
  for (let time = 1; time <= 2; time += 1) {
    const shopping = shop(rooms, { chance: dice, forMs: 1500 })
    trouble.begins()
    await until('the server to say that it is not ready', async () => (await ready(server)) === 503)
    const refused = await Promise.all(
      Array.from({ length: 20 }, () => ask(server, 'POST /rooms', { body: { name: 'Eve' } })),
    )
    for (const answer of refused.filter(({ status }) => status !== 201)) expectRefused(answer, 'storage-unavailable')
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await shopping
    trouble.ends()
    await until('the server to be ready again', async () => (await ready(server)) === 200)
    await until('the shoppers to be back', () => everybody(rooms).every((shopper) => shopper.connected))
    await shop(rooms, { chance: dice, forMs: 300 })
  }
  expectFewLines(server)
  await expectNothingLost(server, rooms)
}

async function ready({ url }: RestartableServer): Promise<number> {
  return (await fetch(`${url}/readyz`)).status
}

/** One line a time of trouble, and perhaps one more where little room came free in between; not one for each request. */
function expectFewLines(server: RestartableServer): void {
  const lines = server.output().split('\n')
  const said = lines.filter((line) => line.includes('The storage fails'))
  expect(said.length).toBeGreaterThanOrEqual(2)
  expect(said.length).toBeLessThan(20)
  for (const line of said)
    expect(JSON.parse(line)).toMatchObject({
      freeBytes: expect.any(Number) as number,
      cause: expect.any(String) as string,
    })
  expect(lines.filter((line) => line.includes('request failed') || line.includes('cannot rollback'))).toEqual([])
}

async function expectNothingLost(server: RestartableServer, rooms: readonly BusyRoom[]): Promise<void> {
  for (const shopper of everybody(rooms)) shopper.leave()
  await server.kill('SIGKILL')
  await server.restart()
  await expectPromisesKept(server.url, rooms)
  await reunite(server.url, rooms)
  const acknowledged = everybody(rooms).reduce((sum, shopper) => sum + shopper.acknowledged, 0)
  // A server that acknowledges nothing would pass every check.
  expect(acknowledged).toBeGreaterThan(50)
  for (const shopper of everybody(rooms)) shopper.end()
}
