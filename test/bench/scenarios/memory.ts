import { setTimeout as wait } from 'node:timers/promises'
import { Connection } from '../load/connection.ts'
import { heapUsed } from '../heap.ts'
import { withFolder } from '../with-server.ts'
import type { Place, Target } from '../targets/target.ts'
import type { Scenario } from '../scenario.ts'

const rooms = 300
const editsEach = 20
const idleClients = 300
/** No member may have all of the connections. */
const members = 5
/** By then rooms in which nothing happens are as small as they become. */
const untilIdleMs = 12_000

/** What rooms and connections cost while nothing happens in them. */
export const memory: Scenario = {
  name: 'memory',
  title: `Memory of what is loaded and idle: ${rooms} rooms of ${editsEach} edits, ${idleClients} connections`,
  targets: ['hocuspocus', 'tagalong'],
  measures: [
    { key: 'room', what: 'a loaded room, without its connection', unit: 'KB', goal: { most: 10 } },
    { key: 'connection', what: 'a connection', unit: 'KB', goal: { most: 6 } },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const server = await target.start({ dataDir, nodeArgs: ['--inspect=127.0.0.1:0'] })
      try {
        return await measure(target, server)
      } finally {
        await server.kill()
      }
    }),
}

async function measure(target: Target, server: Awaited<ReturnType<Target['start']>>) {
  // One room and one connection first: what only the first of a kind costs belongs to the server, not to it.
  const places = await target.openRoom(server, members)
  const [first] = places
  if (!first) throw new Error('the room has no places')
  const connections = [await occupied(first)]
  const empty = await heapUsed(server)
  for (let count = 0; count < idleClients; count += 1)
    connections.push(await Connection.open(places[count % members] ?? first))
  const withConnections = await heapUsed(server)
  const connection = (withConnections - empty) / idleClients
  for (let count = 0; count < rooms; count += 1) {
    const [place] = await target.openRoom(server, 1)
    if (place) connections.push(await occupied(place))
  }
  await wait(untilIdleMs)
  const withRooms = await heapUsed(server)
  return { room: ((withRooms - withConnections) / rooms - connection) / 1024, connection: connection / 1024 }
}

/** A connection in a room in which somebody has done something. */
async function occupied(place: Place): Promise<Connection> {
  const connection = await Connection.open(place)
  for (let count = 0; count < editsEach; count += 1) connection.edit(`bench:${count}`, 'size M, for my sister')
  while (connection.answered < editsEach) await new Promise((resolve) => setTimeout(resolve, 1))
  return connection
}
