import { answeredTo, pump } from '../load/pump.ts'
import { Connection } from '../load/connection.ts'
import { median } from '../load/statistics.ts'
import { withServer } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'

const events = 20_000
const rounds = 50

/** What reading a long history costs the server. */
export const history: Scenario = {
  name: 'history',
  title: `A room of ${events} events, over HTTP`,
  targets: ['tagalong'],
  measures: [
    { key: 'catchUp', what: 'catch-up of a member who was never there', unit: 'ms', goal: { most: 30 } },
    { key: 'page', what: 'a page of 50 events, the latest', unit: 'ms', goal: { most: 20 } },
    { key: 'newest', what: 'the same, newest first', unit: 'ms', goal: { most: 20 } },
    { key: 'member', what: 'of a member who did hardly anything', unit: 'ms', goal: { most: 20 } },
    { key: 'product', what: 'of a product that nothing concerns', unit: 'ms', goal: { most: 20 } },
    { key: 'kind', what: 'of decisions, of which there are none', unit: 'ms', goal: { most: 20 } },
    { key: 'all', what: 'of all three at once, a page of 200', unit: 'ms', goal: { most: 20 } },
  ],
  run: (target) =>
    withServer(target, async (server) => {
      const [place, other] = await target.openRoom(server, 4)
      if (!place || !other) throw new Error('the room has no places')
      const connections = [await Connection.open(place)]
      await pump(connections, { edits: events, limitMs: 60_000, done: () => answeredTo(connections) })
      const url = new URL(other.url.replace(/^ws/, 'http'))
      const room = url.pathname.split('/')[2] ?? ''
      const headers = { authorization: `Bearer ${url.searchParams.get('token') ?? ''}` }
      const pageOf = (query: string) => timed(`history?order=newest&${query}`)
      const timed = async (path: string) => {
        const times: number[] = []
        for (let round = 0; round < rounds; round += 1) {
          const began = performance.now()
          const answer = await fetch(`${server.url}/api/v1/rooms/${room}/${path}`, { headers })
          await answer.text()
          if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
          times.push(performance.now() - began)
        }
        return median(times)
      }
      const member = `member=${other.memberId}`
      return {
        catchUp: await timed('catch-up'),
        page: await timed(`history?after=${events - 50}&limit=50`),
        newest: await pageOf('limit=50'),
        member: await pageOf(member),
        product: await pageOf('product=bench-7'),
        kind: await pageOf('kind=decisions'),
        all: await pageOf(`${member}&product=bench-7&kind=talk,people&limit=200`),
      }
    }),
}
