// What honest rooms notice while others come and send garbage, broken updates and forged presence, beside what they notice while
// as many honest visitors come and go: a handshake has its price, whoever it is.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join as joinPath } from 'node:path'
import * as encoding from 'lib0/encoding'
import { updateFrame } from '#server/sync/frames.ts'
import { heapUsed } from '../heap.ts'
import { Connection } from '../load/connection.ts'
import { quantile } from '../load/statistics.ts'
import { withFolder } from '../with-server.ts'
import { delaysOf } from './latency.ts'
import type { Place } from '../targets/target.ts'
import type { Figures, Scenario } from '../scenario.ts'

const rooms = 10
const membersEach = 3
const attackers = 10
const warmUpMs = 3_000
const measuredMs = 6_000
/** Calm and attack take turns, so that neither has the younger process to itself. */
const rounds = 2

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
        const connections: Connection[] = []
        for (let room = 0; room < rooms; room += 1) {
          const places = await target.openRoom(server, membersEach)
          connections.push(...(await Promise.all(places.map((place) => Connection.open(place)))))
        }
        const [place] = await target.openRoom(server, 1)
        if (!place) throw new Error('the attacked room has no places')
        return await compare(connections, place, () => heapUsed(server))
      } finally {
        await server.kill()
      }
    }),
}

async function compare(
  connections: readonly Connection[],
  place: Place,
  heap: () => Promise<number>,
): Promise<Figures> {
  await whileComing(connections, place, [honest], warmUpMs)
  await whileComing(connections, place, attempts, warmUpMs)
  const calm: number[] = []
  const attacked: number[] = []
  let count = 0
  for (let round = 0; round < rounds; round += 1) {
    calm.push(...(await whileComing(connections, place, [honest], measuredMs)).delays)
    const attack = await whileComing(connections, place, attempts, measuredMs)
    attacked.push(...attack.delays)
    count += attack.count
  }
  const [usual, hurt] = [quantile(calm, 0.99), quantile(attacked, 0.99)]
  return {
    calm: usual,
    attacked: hurt,
    ratio: hurt / usual,
    attempts: count,
    growth: await growth(connections, place, heap),
  }
}

/**
 * How many MB the heap grows by under attack. Measured after everything that is timed: reading the heap collects all garbage and
 * shrinks what new objects are made in, and the server is slower for many seconds after that (p99 6 → 17 ms, whoever comes).
 */
async function growth(connections: readonly Connection[], place: Place, heap: () => Promise<number>): Promise<number> {
  const before = await heap()
  await whileComing(connections, place, attempts, measuredMs)
  return Math.max(0, (await heap()) - before) / 1024 / 1024
}

/** How honest rooms do while a crowd comes to another one, each time with one of these frames. */
async function whileComing(
  connections: readonly Connection[],
  { url }: Place,
  frames: readonly Uint8Array[],
  forMs: number,
): Promise<{ delays: number[]; count: number }> {
  const args = [url, ...frames.map((frame) => Buffer.from(frame).toString('base64'))]
  // A process of its own: what the crowd costs itself must not be counted as what its victims notice.
  const crowd = fork(joinPath(import.meta.dirname, '../load/crowd.ts'), [], { stdio: 'inherit' })
  crowd.send(args)
  const { delays } = await delaysOf(connections, forMs)
  crowd.send('enough')
  const [count] = (await once(crowd, 'message')) as [number]
  crowd.kill()
  return { delays, count }
}

/** So many ranges of deletions over the same operations. */
function overlappingDeletions(count: number): Uint8Array {
  return updateFrame(
    encoding.encode((encoder) => {
      for (const number of [0, 1, 99, count]) encoding.writeVarUint(encoder, number)
      for (let left = count; left > 0; left -= 1)
        for (const number of [0, 20_000]) encoding.writeVarUint(encoder, number)
    }),
  )
}

/** So many items that all claim to be the first of one record. */
function rivals(count: number): Uint8Array {
  return updateFrame(
    encoding.encode((encoder) => {
      for (const number of [1, count, 99, 0]) encoding.writeVarUint(encoder, number)
      for (let left = count; left > 0; left -= 1) {
        // An item with JSON values whose parent is named.
        encoding.writeUint8(encoder, 0x28)
        encoding.writeVarUint(encoder, 1)
        for (const name of ['lanes', 'boot:x']) encoding.writeVarString(encoder, name)
        encoding.writeVarUint(encoder, 1)
        encoding.writeAny(encoder, 'decided')
      }
      encoding.writeVarUint(encoder, 0)
    }),
  )
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
  overlappingDeletions(10_000),
  rivals(1_000),
  Uint8Array.from([1, 6, 1, 7, 1, 2, 123, 125]),
  Uint8Array.from([7]),
]
