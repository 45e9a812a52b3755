// What honest rooms notice while others come and send garbage, broken updates and forged presence, beside what they notice while
// as many honest visitors come and go: a handshake has its price, whoever it is.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join as joinPath } from 'node:path'
import { heapUsed } from '../heap.ts'
import { Seat } from '../load/seat.ts'
import { quantile } from '../load/statistics.ts'
import { withFolder } from '../with-server.ts'
import { delaysOf } from './latency.ts'
import type { Place } from '../targets/target.ts'
import type { Figures, Scenario } from '../scenario.ts'

const rooms = 10
const membersEach = 3
const attackers = 10
const measuredMs = 8_000

export const hostile: Scenario = {
  name: 'hostile',
  title: `${rooms} honest rooms beside ${attackers} attackers in another`,
  targets: ['tagalong'],
  measures: [
    { key: 'calm', what: 'edit → visible, p99, visitors come and go', unit: 'ms' },
    { key: 'attacked', what: 'edit → visible, p99, attackers do', unit: 'ms' },
    { key: 'ratio', what: 'attackers ÷ visitors', unit: '', goal: { most: 1.5 } },
    { key: 'attempts', what: 'hostile frames answered and closed', unit: '' },
    { key: 'growth', what: 'heap grown after it', unit: 'MB', goal: { most: 10 } },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const server = await target.start({ dataDir, nodeArgs: ['--inspect=127.0.0.1:0'] })
      try {
        const seats: Seat[] = []
        for (let room = 0; room < rooms; room += 1) {
          const places = await target.openRoom(server, membersEach)
          seats.push(...(await Promise.all(places.map((place) => Seat.open(place)))))
        }
        const [place] = await target.openRoom(server, 1)
        if (!place) throw new Error('the attacked room has no places')
        await delaysOf(seats, 2_000)
        return await compare(seats, place, () => heapUsed(server))
      } finally {
        await server.kill()
      }
    }),
}

async function compare(seats: readonly Seat[], place: Place, heap: () => Promise<number>): Promise<Figures> {
  const calm = await whileComing(seats, place, [honest])
  const before = await heap()
  const attacked = await whileComing(seats, place, attempts)
  const growth = Math.max(0, (await heap()) - before) / 1024 / 1024
  return { calm: calm.p99, attacked: attacked.p99, ratio: attacked.p99 / calm.p99, attempts: attacked.count, growth }
}

/** How honest rooms do while a crowd comes to another one, each time with one of these frames. */
async function whileComing(
  seats: readonly Seat[],
  { url }: Place,
  frames: readonly Uint8Array[],
): Promise<{ p99: number; count: number }> {
  const args = [url, ...frames.map((frame) => Buffer.from(frame).toString('base64'))]
  // A process of its own: what the crowd costs itself must not be counted as what its victims notice.
  const crowd = fork(joinPath(import.meta.dirname, '../load/crowd.ts'), [], { stdio: 'inherit' })
  crowd.send(args)
  const { delays } = await delaysOf(seats, measuredMs)
  crowd.send('enough')
  const [count] = (await once(crowd, 'message')) as [number]
  crowd.kill()
  return { p99: quantile(delays, 0.99), count }
}

/** Asks for what is stored, as everybody does first. */
const honest = Uint8Array.from([0, 0, 1, 0])

/** A frame of each sort that is refused, and one of forged presence, which is dropped. */
const attempts: readonly Uint8Array[] = [
  new Uint8Array(60_000).fill(255),
  Uint8Array.from([0, 2, 5, 255, 255, 255, 255, 15]),
  Uint8Array.from([0, 2, 8, 1, 255, 255, 255, 127, 99, 0, 0, 0]),
  Uint8Array.from([0, 0, 6, 255, 255, 255, 255, 15, 1]),
  Uint8Array.from([0, 2, 0x80, 0x80, 0x08, ...new Uint8Array(0x20000).fill(1)]),
  Uint8Array.from([1, 6, 1, 7, 1, 2, 123, 125]),
  Uint8Array.from([7]),
]
