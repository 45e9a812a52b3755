import { median } from '../load/statistics.ts'
import { withFolder } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'

/** How long it takes from the command until the server takes visitors. */
export const start: Scenario = {
  name: 'start',
  title: 'From starting the process until it answers, built before',
  targets: ['hocuspocus', 'tagalong'],
  measures: [
    { key: 'first', what: 'on an empty folder', unit: 'ms', goal: { most: 3000 } },
    { key: 'again', what: 'on its own data', unit: 'ms', goal: { most: 3000 } },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const times: number[] = []
      for (let round = 0; round < 6; round += 1) {
        const began = performance.now()
        const server = await target.start({ dataDir })
        await fetch(server.url)
        times.push(performance.now() - began)
        await server.kill('SIGTERM')
      }
      const [first = Number.NaN, ...again] = times
      return { first, again: median(again) }
    }),
}
