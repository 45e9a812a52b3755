// What honest rooms notice while others send garbage, broken updates and forged presence as fast as they are let in.
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
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
/** The attackers share a core with those who measure: more of them would slow the clock down, not the server. */
const pauseMs = 100

export const hostile: Scenario = {
  name: 'hostile',
  title: `${rooms} honest rooms beside ${attackers} attackers in another`,
  targets: ['tagalong'],
  measures: [
    { key: 'calm', what: 'edit → visible, p99, nobody attacks', unit: 'ms' },
    { key: 'attacked', what: 'edit → visible, p99, under attack', unit: 'ms' },
    { key: 'ratio', what: 'under attack ÷ calm', unit: '', goal: { most: 1.5 } },
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
  const calm = quantile((await delaysOf(seats, measuredMs)).delays, 0.99)
  const before = await heap()
  const attack = { on: true, attempts: 0 }
  const crowd = Array.from({ length: attackers }, (_, index) => attackOn(place, index, attack))
  const attacked = quantile((await delaysOf(seats, measuredMs)).delays, 0.99)
  attack.on = false
  await Promise.all(crowd)
  const growth = Math.max(0, (await heap()) - before) / 1024 / 1024
  return { calm, attacked, ratio: attacked / calm, attempts: attack.attempts, growth }
}

/** Comes, sends one of the attempts, is thrown out, comes again. */
async function attackOn({ url }: Place, turn: number, attack: { on: boolean; attempts: number }): Promise<void> {
  for (let round = turn; attack.on; round += 1) {
    const socket = new WebSocket(url)
    await new Promise<void>((gone) => {
      socket.on('error', () => {})
      socket.on('open', () => {
        socket.send(attempts[round % attempts.length] as Uint8Array)
        // Whoever is not thrown out leaves by himself.
        setTimeout(() => socket.close(), 200)
      })
      socket.on('close', () => gone())
    })
    attack.attempts += 1
    await wait(pauseMs)
  }
}

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
