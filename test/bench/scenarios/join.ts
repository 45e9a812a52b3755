import * as Y from 'yjs'
import { durableCount } from './durable.ts'
import { answeredTo, pump } from '../load/pump.ts'
import { Connection } from '../load/connection.ts'
import { median } from '../load/statistics.ts'
import { moved } from '../targets/target.ts'
import { withFolder } from '../with-server.ts'
import type { Place, Target } from '../targets/target.ts'
import type { Scenario } from '../scenario.ts'

const edits = 10_000
const crowd = 100

/** How long it takes to be in a room that has lived for a while. */
export const join: Scenario = {
  name: 'join',
  title: 'Joining a room with 10,000 edits, until its content is there',
  targets: ['hocuspocus', 'tagalong'],
  measures: [
    { key: 'cold', what: 'first after the server started', unit: 'ms', goal: { most: 80 } },
    { key: 'warm', what: 'with the room in memory', unit: 'ms', goal: { most: 3 } },
    { key: 'crowd', what: `${crowd} at once, the last of them`, unit: 'ms', goal: { most: 400 } },
    { key: 'kilobytes', what: 'what is sent to each', unit: 'KB' },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const [place] = await grow(target, dataDir)
      if (!place) throw new Error('the room has no places')
      const cold: number[] = []
      for (let round = 0; round < 3; round += 1) cold.push(await measureCold(target, dataDir, place))
      return { cold: median(cold), ...(await measureWarm(target, dataDir, place)) }
    }),
}

async function grow(target: Target, dataDir: string): Promise<readonly Place[]> {
  const server = await target.start({ dataDir })
  const places = await target.openRoom(server, 4)
  const connections = await Promise.all(places.map((place) => Connection.open(place)))
  const durable = durableCount(target, connections)
  await pump(connections, { edits, limitMs: 60_000, done: () => answeredTo(connections) })
  // A server that stores later is given the time to.
  await until(() => durable() >= edits, 30_000)
  await server.kill('SIGTERM')
  return places
}

async function measureCold(target: Target, dataDir: string, place: Place): Promise<number> {
  const server = await target.start({ dataDir })
  const { ms } = await joined(moved(place, server))
  await server.kill('SIGTERM')
  return ms
}

async function measureWarm(target: Target, dataDir: string, place: Place) {
  const server = await target.start({ dataDir })
  const there = moved(place, server)
  const stays = await Connection.open(there)
  const warm: number[] = []
  for (let round = 0; round < 30; round += 1) warm.push((await joined(there)).ms)
  const began = performance.now()
  const many = await Promise.all(Array.from({ length: crowd }, () => Connection.open(there)))
  const crowdMs = performance.now() - began
  await Promise.all([stays, ...many].map((connection) => connection.close()))
  await server.kill('SIGTERM')
  return { warm: median(warm), crowd: crowdMs, kilobytes: bytesIn(stays) / 1024 }
}

async function joined(place: Place): Promise<{ ms: number }> {
  const began = performance.now()
  const connection = await Connection.open(place)
  const ms = performance.now() - began
  await connection.close()
  // Looked at after the clock has stopped: an empty answer would be the fastest.
  const document = new Y.Doc()
  for (const part of connection.state) Y.applyUpdate(document, part)
  const { size } = document.getMap('notes')
  if (size !== edits) throw new Error(`joined a room of ${size} records, not ${edits}`)
  return { ms }
}

function bytesIn({ state }: Connection): number {
  return state.reduce((sum, { length }) => sum + length, 0)
}

async function until(isSo: () => boolean, limitMs: number): Promise<void> {
  const began = performance.now()
  while (!isSo()) {
    if (performance.now() - began > limitMs) throw new Error('the room was not stored in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
