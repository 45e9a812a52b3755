// People in one room, each with the SDK as a page would use it.
import { onTestFinished } from 'vitest'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { EnterOptions, Room, SavedSession, Observable } from '#client/sdk/index.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Role } from '#shared/roles.ts'
import { networkTo } from './network.ts'
import type { Network } from './network.ts'
import { startTestServer } from './server.ts'
import type { TestServer } from './server.ts'

/** Somebody with a device of their own, and a network of their own. */
export interface Shopper {
  readonly room: Room
  readonly id: string
  readonly network: Network
  /** What their device keeps for coming back. */
  readonly session: SavedSession
}

/** A server and two people in a room: Ana is its host, Ben came by her link as a shopper. Call it inside a test. */
export async function twoShoppers(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ server: TestServer; ana: Shopper; ben: Shopper; code: string }> {
  const server = await startTestServer(settings)
  let code = ''
  const ana = await enter(server.url, async (entering) => {
    const started = granted(await startRoom({ name: 'Ana' }, entering))
    code = started.invitation.code
    return started.room
  })
  const ben = await shopperBy(server, code, 'Ben')
  return { server, ana, ben, code }
}

/** Lets somebody in by an invitation's code. */
export function shopperBy(server: { readonly url: string }, code: string, name: string): Promise<Shopper> {
  return enter(server.url, async (entering) => granted(await joinRoom(code, { name }, entering)))
}

/** Lets somebody in with another role than a shopper's. */
export async function memberAs(
  server: { readonly url: string },
  host: Shopper,
  role: Exclude<Role, 'host' | 'associate'>,
  name: string,
): Promise<Shopper> {
  const { code } = granted(await host.room.invitations.create({ role }))
  return shopperBy(server, code, name)
}

/** What was asked for; a refusal ends the test. */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

/** Waits until a watched value is as it should be, looking whenever it changes. */
export function until<T>(observable: Observable<T>, isSo: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const value = observable.get()
      if (!isSo(value)) return
      end()
      resolve(value)
    }
    const end = observable.subscribe(look)
    look()
  })
}

async function enter(server: string, open: (options: EnterOptions) => Promise<Room>): Promise<Shopper> {
  const network = await networkTo(server)
  let session: SavedSession | undefined
  const room = await open({ server: network.url, onSession: (saved) => (session = saved) })
  onTestFinished(() => room.close())
  if (!session) throw new Error('A room was entered and no session told')
  return { room, id: room.me.get().id, network, session }
}
