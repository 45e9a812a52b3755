import { resolve } from 'node:path'
import { answeredTo, pump } from '../load/pump.ts'
import { Connection } from '../load/connection.ts'
import { median } from '../load/statistics.ts'
import { withFolder } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'
import type { Target } from '../targets/target.ts'

const edits = 10_000
/** On and off in turns, so that whatever else the machine does slows both. */
const rounds = 5
const off = ['--import', resolve(import.meta.dirname, '../load/without-history.ts')]

/** What it costs that every edit leaves an event: the same edits with history and without. */
export const historyCost: Scenario = {
  name: 'history-cost',
  title: `Writing history: ${edits} edits of four people, each an event, and without events`,
  targets: ['tagalong'],
  measures: [
    { key: 'on', what: 'durable edits with history', unit: '/s' },
    { key: 'off', what: 'durable edits without', unit: '/s' },
    { key: 'cost', what: 'throughput that history costs', unit: '%', goal: { most: 15 } },
  ],
  run: async (target) => {
    const pairs: { on: number; off: number }[] = []
    for (let round = 0; round < rounds; round += 1)
      pairs.push({ on: await throughput(target, []), off: await throughput(target, off) })
    const cost = median(pairs.map((pair) => (1 - pair.on / pair.off) * 100))
    return { on: median(pairs.map((pair) => pair.on)), off: median(pairs.map((pair) => pair.off)), cost }
  },
}

function throughput(target: Target, nodeArgs: readonly string[]): Promise<number> {
  return withFolder(async (dataDir) => {
    const server = await target.start({ dataDir, nodeArgs })
    try {
      const places = await target.openRoom(server, 4)
      const connections = await Promise.all(places.map((place) => Connection.open(place)))
      const { edits: reached, ms } = await pump(connections, {
        edits,
        limitMs: 20_000,
        done: () => answeredTo(connections),
      })
      return (reached / ms) * 1000
    } finally {
      await server.kill()
    }
  })
}
