// How fast a shop with a full queue serves its associates.
import { setTimeout as wait } from 'node:timers/promises'
import { BusyAssociate, fillRooms, fullShop, letAllWait, trustShop } from '../load/desk.ts'
import { quantile } from '../load/statistics.ts'
import { withFolder } from '../with-server.ts'
import type { Figures, Scenario } from '../scenario.ts'
import type { Target } from '../targets/target.ts'

/** All associates together: each takes a request every twenty seconds. */
const claimsPerSecond = fullShop.associates / 20
const claims = 750

export const desk: Scenario = {
  name: 'desk',
  title: `Requests to the store: ${fullShop.waiting} wait, ${fullShop.associates} associates have their desks open and take ${claimsPerSecond} a second`,
  targets: ['tagalong'],
  measures: [
    { key: 'claim', what: 'claim → its visit has begun, 99 of 100', unit: 'ms', goal: { most: 50 } },
    {
      key: 'offer',
      what: 'a visit has ended → the next offer is at the desk, 99 of 100',
      unit: 'ms',
      goal: { most: 100 },
    },
    { key: 'median', what: 'claim, median', unit: 'ms' },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const filling = await target.start({ dataDir })
      await fillRooms(filling)
      await filling.kill('SIGTERM')
      const key = await letAllWait(dataDir)
      return serveAll(target, { dataDir, key })
    }),
}

async function serveAll(target: Target, { dataDir, key }: { dataDir: string; key: string }): Promise<Figures> {
  const server = await target.start({ dataDir })
  const associates: BusyAssociate[] = []
  try {
    await trustShop(server, key)
    for (let index = 0; index < fullShop.associates; index += 1)
      associates.push(await BusyAssociate.come(server, index))
    const served: Promise<{ readonly claim: number; readonly offer: number }>[] = []
    for (let index = 0; index < claims; index += 1) {
      const associate = associates[index % associates.length]
      if (associate) served.push(associate.serve())
      await wait(1000 / claimsPerSecond)
    }
    const times = await Promise.all(served)
    const claim = times.map((one) => one.claim)
    const offer = times.map((one) => one.offer)
    return { claim: quantile(claim, 0.99), offer: quantile(offer, 0.99), median: quantile(claim, 0.5) }
  } finally {
    for (const associate of associates) associate.leave()
    await server.kill()
  }
}
