import { Connection } from '../load/connection.ts'
import { answeredTo, pump } from '../load/pump.ts'
import { withServer } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'
import type { Target } from '../targets/target.ts'

const edits = 10_000

/** How many edits a second one room takes for good while it grows. */
export const durable: Scenario = {
  name: 'durable',
  title: 'Durable edits into one room that grows to 10,000 edits, four people writing',
  targets: ['hocuspocus, debounce 0', 'tagalong'],
  measures: [
    { key: 'perSecond', what: 'durable edits', unit: '/s', goal: { least: 5000 } },
    { key: 'reached', what: 'edits reached in at most 15 s', unit: '' },
  ],
  run: (target) =>
    withServer(target, async (server) => {
      const places = await target.openRoom(server, 4)
      const connections = await Promise.all(places.map((place) => Connection.open(place)))
      const { edits: reached, ms } = await pump(connections, {
        edits,
        limitMs: 15_000,
        done: durableCount(target, connections),
      })
      return { perSecond: (reached / ms) * 1000, reached }
    }),
}

/** How many edits are durable: Tagalong answers that, the Hocuspocus server of this bench tells it to all. */
export function durableCount(target: Target, connections: readonly Connection[]): () => number {
  return target.name === 'tagalong' ? () => answeredTo(connections) : watchStored(connections)
}

function watchStored([connection]: readonly Connection[]): () => number {
  let stored = 0
  if (!connection) return () => stored
  connection.onFrame = (frame) => {
    const at = frame.indexOf('stored ')
    if (at !== -1) stored = Number(frame.toString('latin1', at + 'stored '.length))
  }
  return () => stored
}
