// Stock Yjs clients on a real server, two for each member: they make legal edits, lose their network, go on, and reconnect, and their
// updates arrive late and out of order. No legal edit is refused, and all copies end equal.
import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { kindsOf } from '#shared/records/table.ts'
import type { Role } from '#shared/roles.ts'
import { chance } from '#test/support/chance.ts'
import type { Chance } from '#test/support/chance.ts'
import { networkTo } from '#test/support/network.ts'
import type { Network } from '#test/support/network.ts'
import { roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'
import { legalEdit } from './legal-histories.ts'

const steps = 6_000
const roots = kindsOf('annotations').map(({ root }) => root) as [string, ...string[]]

/** Frames in flight, until they are released. */
class Post {
  #waiting: (() => void)[] = []
  #holds = false

  send(go: () => void): void {
    if (this.#holds) this.#waiting.push(go)
    else go()
  }

  hold(): void {
    this.#holds = true
  }

  letGo(): void {
    this.#holds = false
    for (const go of this.#waiting.splice(0)) go()
  }
}

/** A member's device: a stock client on a network of its own, which may be slow. */
interface Device {
  readonly person: Person
  readonly role: Role
  readonly doc: Y.Doc
  readonly network: Network
  readonly post: Post
  /** Close codes after which a stock client does not come back. */
  readonly ended: number[]
}

async function deviceOf(server: string, person: Person, role: Role): Promise<Device> {
  const [network, post, ended, doc] = [await networkTo(server), new Post(), [] as number[], new Y.Doc()]
  class SlowSocket extends WebSocket {
    override send(data: Uint8Array): void {
      post.send(() => this.readyState === this.OPEN && super.send(data))
    }
  }
  const url = `${network.url.replace('http', 'ws')}/sync/${person.roomId}`
  const provider = new WebsocketProvider(url, 'annotations', doc, {
    params: { token: person.token },
    disableBc: true,
    maxBackoffTime: 20,
    WebSocketPolyfill: SlowSocket as never,
  })
  provider.on('closed', ({ code }: { code: number }) => ended.push(code))
  onTestFinished(() => provider.destroy())
  await until(`${person.name} to be there`, () => provider.synced)
  return { person, role, doc, network, post, ended }
}

/** Lets something happen to a device. @returns the root that it wrote to, if it wrote. */
function step(device: Device, index: number, { pick, whole }: Chance): string | undefined {
  const act = whole(1, 20)
  if (act === 1) device.network.cut()
  if (act === 2) device.network.mend()
  if (act === 3) device.post.hold()
  if (act === 4) device.post.letGo()
  if (act <= 4) return undefined
  const actor = { id: device.person.memberId, role: device.role }
  const wish = {
    root: pick(roots),
    owner: undefined,
    maker: pick([undefined, 0, 2]),
    name: pick(['walnut', 'slate']),
    example: pick<0 | 1>([0, 1]),
    other: pick([true, false]),
    remove: whole(1, 4) === 1,
  } as const
  const edit = legalEdit('annotations', device.doc, { actor, device: index }, wish)
  edit?.()
  return edit && wish.root
}

function contentOf(doc: Y.Doc): string {
  const records = roots.map((root) => [...doc.getMap(root).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify(records)
}

test('annotations of stock clients converge through drops, a slow network and offline spells', async () => {
  const luck = chance()
  const told = `SEED=${luck.seed}`
  const server = await startTestServer()
  const [ana, ben, cleo] = (await roomOf(server.url, ['Ana', 'Ben', 'Cleo'])) as [Person, Person, Person]
  const devices: Device[] = []
  for (const person of [ana, ana, ben, ben, cleo, cleo])
    devices.push(await deviceOf(server.url, person, person === ana ? 'host' : 'shopper'))
  const written = new Set<string>()
  for (let count = 0; count < steps; count += 1) {
    const index = luck.whole(0, devices.length - 1)
    const root = step(devices[index] as Device, index, luck)
    if (root !== undefined) written.add(root)
    // Now and then all frames in flight arrive.
    if (luck.whole(1, 3) === 1) await turn()
  }
  for (const { network, post } of devices) {
    network.mend()
    post.letGo()
  }
  const isRefused = () => devices.some(({ ended }) => ended.length > 0)
  const isSettled = () => isRefused() || new Set(devices.map(({ doc }) => contentOf(doc))).size === 1
  await until(`all copies to be equal (${told})`, isSettled)
  expect(
    devices.flatMap(({ ended }) => ended),
    told,
  ).toEqual([])
  const newcomer = await RawConnection.open(server.url, cleo, 'annotations')
  expect(contentOf(newcomer.doc), told).toBe(contentOf((devices[0] as Device).doc))
  // All records of a root may have been removed by the end (seed 696705615): what counts is that each took part.
  expect([...written].toSorted(), told).toEqual(roots.toSorted())
})
