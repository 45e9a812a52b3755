import { setTimeout as wait } from 'node:timers/promises'
import { Connection } from '../load/connection.ts'
import { quantile } from '../load/statistics.ts'
import { processorMs } from '../machine.ts'
import { withServer } from '../with-server.ts'
import type { ServerProcess } from '#test/support/server-process.ts'
import type { Figures, Scenario } from '../scenario.ts'

const rooms = 40
const membersEach = 5
const editsPerSecond = 200
const cursorsPerSecond = 1000
const warmUpMs = 2000
const measuredMs = 10_000
const tickMs = 2

/** How long an edit takes to reach another person while others work and point. */
export const latency: Scenario = {
  name: 'latency',
  title: `Edit → visible at a peer: ${rooms} rooms of ${membersEach}, ${editsPerSecond} edits/s and ${cursorsPerSecond} cursors/s`,
  targets: ['relay', 'hocuspocus', 'tagalong'],
  measures: [
    { key: 'p50', what: 'edit → visible, p50', unit: 'ms', goal: { most: 1 } },
    { key: 'p99', what: 'edit → visible, p99', unit: 'ms', goal: { most: 6 } },
    { key: 'worst', what: 'edit → visible, worst', unit: 'ms' },
    { key: 'cores', what: 'server cores used', unit: '', goal: { most: 0.33 } },
    { key: 'arrived', what: 'deliveries that arrived', unit: '%', goal: { least: 100 } },
  ],
  run: (target) =>
    withServer(target, async (server) => {
      const connections: Connection[] = []
      for (let room = 0; room < rooms; room += 1) {
        const places = await target.openRoom(server, membersEach)
        connections.push(...(await Promise.all(places.map((place) => Connection.open(place)))))
      }
      return measure(connections, server)
    }),
}

async function measure(connections: readonly Connection[], server: ServerProcess): Promise<Figures> {
  await delaysOf(connections, warmUpMs)
  const processor = processorMs(server.pid)
  const { delays, edits } = await delaysOf(connections, measuredMs)
  const used = processor === undefined ? undefined : (processorMs(server.pid) ?? 0) - processor
  return {
    p50: quantile(delays, 0.5),
    p99: quantile(delays, 0.99),
    worst: Math.max(...delays),
    arrived: (delays.length / (edits * (membersEach - 1))) * 100,
    ...(used === undefined ? {} : { cores: used / measuredMs }),
  }
}

/** How long each edit took to reach each other person, while all write and point for a while. */
export async function delaysOf(
  connections: readonly Connection[],
  forMs: number,
): Promise<{ delays: number[]; edits: number }> {
  const delays: number[] = []
  for (const [self, connection] of connections.entries())
    connection.onFrame = (frame) => delays.push(...delaysIn(frame, self))
  const edits = await load(connections, forMs)
  // The last edits are still on their way.
  await wait(500)
  return { delays, edits }
}

/** Writes and points evenly for a while. @returns how many edits were written. */
async function load(connections: readonly Connection[], forMs: number): Promise<number> {
  const began = performance.now()
  let edits = 0
  let cursors = 0
  for (let passed = 0; passed < forMs; passed = performance.now() - began) {
    for (; edits < (passed * editsPerSecond) / 1000; edits += 1) {
      // Rooms take turns, and in each room its members.
      const writer = (edits * membersEach + Math.floor(edits / rooms)) % connections.length
      connections[writer]?.edit(`bench:${edits % 50}`, stamp(writer))
    }
    for (; cursors < (passed * cursorsPerSecond) / 1000; cursors += 1) {
      connections[cursors % connections.length]?.point((cursors % 100) / 100, 0.5)
    }
    await wait(tickMs)
  }
  return edits
}

/** An edit's text says who wrote it and when, between marks that occur nowhere else. */
function stamp(writer: number): string {
  return `~${writer} ${performance.now().toFixed(3)}~`
}

/** How old each edit of another person in a frame is. One frame may carry several; some servers send back one's own. */
function* delaysIn(frame: Buffer, self: number): Generator<number> {
  const now = performance.now()
  for (const [, writer, written] of frame.toString('latin1').matchAll(/~(\d+) ([\d.]+)~/g)) {
    if (Number(writer) !== self) yield now - Number(written)
  }
}
