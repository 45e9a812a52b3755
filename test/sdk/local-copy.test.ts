// A device with local copies of its rooms: closed and opened without a network, it loses nothing.
import * as idb from 'lib0/indexeddb'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { resumeRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { openLocalStore } from '#client/sdk/local-store.ts'
import type { Outcome } from '#shared/outcome.ts'
import { documentNames } from '#shared/records/table.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { indexedDbInFile } from '#test/support/indexed-db.ts'

indexedDbInFile()

const boots = 'ridge-boot:walnut-39'
const coat = 'rain-coat:sand-m'

test('a room opens from its copy without a network, and takes edits', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  ben.network.cut()
  const again = await reopen(ben)
  expect(again.info.id).toBe(ben.room.info.id)
  expect(again.me.get()).toMatchObject({ id: ben.id, name: 'Ben', role: 'shopper' })
  expect(again.members.list.get().map(({ name }) => name)).toEqual(['Ana', 'Ben'])
  expect(again.cart.view.get().lines).toMatchObject([{ id: boots, quantity: 1 }])
  granted(again.cart.add(coat))
  ben.network.mend()
  await again.saved()
  await until(ana.room.cart.view, ({ lines }) => lines.length === 2)
  await again.close()
})

test('edits that were not sent when the page was closed are counted when it opens, and sent when it can', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  granted(ben.room.cart.opine('rain-coat', 'no'))
  const again = await reopen(ben)
  expect(again.connection.get()).toEqual({ state: 'reconnecting', waiting: 2 })
  ben.network.mend()
  await again.saved()
  await until(ana.room.cart.opinions, (opinions) => opinions.size === 2)
  const third = await reopen({ ...ben, room: again })
  expect(third.connection.get()).toMatchObject({ waiting: 0 })
  await third.close()
})

test('edits of an earlier visit that are refused are rejected, and the copy is clean afterwards', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(ben.room.cart.add(boots))
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  const again = await reopen(ben)
  ben.network.mend()
  await until(again.rejectedEdits, (list) => list.length === 2)
  await again.saved()
  await until(ana.room.cart.opinions, (opinions) => opinions.size === 1)
  ben.network.cut()
  const third = await reopen({ ...ben, room: again })
  expect(third.cart.view.get().lines).toEqual([])
  expect(third.cart.opinions.get().size).toBe(1)
  expect(third.rejectedEdits.get().map(({ edit }) => edit.root)).toEqual(['lines', 'wants'])
  await third.close()
})

test('two tabs of one person both list all of their rejected edits, and the next visit lists each once', async () => {
  const { ana, ben } = await twoShoppers()
  const tab = granted(await resumeRoom(ben.session))
  ben.network.cut()
  granted(ben.room.cart.add(boots))
  granted(tab.cart.add(coat))
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  ben.network.mend()
  await until(ben.room.rejectedEdits, (list) => list.length === 4)
  await until(tab.rejectedEdits, (list) => list.length === 4)
  await tab.close()
  const again = await reopen(ben)
  const keys = again.rejectedEdits.get().map(({ edit }) => edit.key)
  expect(keys.toSorted()).toEqual([boots, `${boots}/${ben.id}`, coat, `${coat}/${ben.id}`].toSorted())
  for (const { id } of again.rejectedEdits.get()) again.dismiss(id)
  const third = await reopen({ ...ben, room: again })
  expect(third.rejectedEdits.get()).toEqual([])
  await third.close()
})

test('a rejected edit that is dismissed in one tab is listed in no other, and the rest stay', async () => {
  const { ana, ben } = await twoShoppers()
  const tab = granted(await resumeRoom(ben.session))
  ben.network.cut()
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  granted(tab.cart.opine('rain-coat', 'no'))
  granted(await ana.room.members.setRole(ben.id, 'viewer'))
  ben.network.mend()
  const [dismissed, kept] = await until(ben.room.rejectedEdits, (list) => list.length === 2)
  await until(tab.rejectedEdits, (list) => list.length === 2)
  ben.room.dismiss(dismissed?.id ?? '')
  await until(tab.rejectedEdits, (list) => list.length === 1)
  expect(tab.rejectedEdits.get().map(({ id }) => id)).toEqual([kept?.id])
  await tab.close()
})

test('two tabs of one person without a network do not overwrite each other’s edits', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  const tab = granted(await resumeRoom(ben.session))
  ben.network.cut()
  granted(ben.room.cart.want(boots, 2))
  granted(tab.cart.add(coat))
  await tab.close()
  const again = await reopen(ben)
  expect(again.cart.view.get().lines.map(({ id, quantity }) => [id, quantity])).toEqual([
    [boots, 3],
    [coat, 1],
  ])
  expect(again.connection.get()).toMatchObject({ waiting: 3 })
  ben.network.mend()
  await again.saved()
  await until(ana.room.cart.view, ({ lines }) => lines.length === 2 && lines[0]?.quantity === 3)
  await again.close()
})

test('two tabs of one person without a network see each other’s presses, and none vanishes', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  const tab = granted(await resumeRoom(ben.session))
  ben.network.cut()
  for (const room of [ben.room, tab]) await until(room.connection, ({ state }) => state === 'reconnecting')
  oneMore(ben.room)
  await until(tab.cart.view, ({ lines }) => lines[0]?.quantity === 2)
  oneMore(tab)
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  ben.network.mend()
  for (const room of [ben.room, tab]) await room.saved()
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  expect(tab.cart.view.get().lines[0]?.quantity).toBe(3)
  await tab.close()
})

test('what a tab wrote without a network and could not send is sent by the other, or rejected there', async () => {
  const { ana, ben } = await twoShoppers()
  const tab = granted(await resumeRoom(ben.session))
  ben.network.cut()
  for (const room of [ben.room, tab]) await until(room.connection, ({ state }) => state === 'reconnecting')
  granted(tab.cart.opine('ridge-boot', 'yes'))
  granted(tab.cart.add(coat))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  await tab.close()
  expect(ben.room.connection.get()).toMatchObject({ waiting: 2 })
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  ben.network.mend()
  await until(ben.room.rejectedEdits, (list) => list.length === 2)
  await ben.room.saved()
  await until(ana.room.cart.opinions, (opinions) => opinions.size === 1)
  expect(ben.room.rejectedEdits.get().map(({ edit }) => edit.root)).toEqual(['lines', 'wants'])
  expect(ben.room.cart.view.get().lines).toEqual([])
})

test('a tab that loses its connection learns what another wrote while both were connected', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  const tab = granted(await resumeRoom(ben.session))
  await until(tab.cart.view, ({ lines }) => lines.length === 1)
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  // At once after the press: the other tab may not have heard of it from the server.
  oneMore(ben.room)
  ben.network.cut()
  await until(tab.cart.view, ({ lines }) => lines[0]?.quantity === 2)
  oneMore(tab)
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  ben.network.mend()
  await tab.saved()
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
  await tab.close()
})

test('what the server refused to one tab does not stay in another that had it already', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  const { server, roomId, memberId } = ben.session
  const tab = new BroadcastChannel(`tagalong|${server}|${roomId}|${memberId}|cart`)
  onTestFinished(() => tab.close())
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin
  const post = (message: object) => tab.postMessage(message)
  const doc = new Y.Doc()
  const key = `${boots}/${ben.id}`
  doc.getMap('wants').set(key, 5)
  // By no tab of ours: none of them lets one write what it knows to be refused.
  post({ kind: 'edit', update: Y.encodeStateAsUpdate(doc), own: [[doc.clientID, 0]], isSent: true })
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 6)
  post({ kind: 'refused', why: { code: 'role-may-not', root: 'wants', key } })
  await until(ben.room.cart.view, ({ lines }) => lines[0]?.quantity === 1)
  expect(ben.room.rejectedEdits.get().map(({ edit }) => edit.key)).toEqual([key])
})

test('a device deletes its copy of a room when the membership ends', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(await ana.room.members.remove(ben.id))
  await until(ben.room.connection, ({ state }) => state === 'ended')
  await ben.room.close()
  expect(await resumeRoom(ben.session)).toMatchObject({ ok: false, refusal: { code: 'removed' } })
  ben.network.cut()
  expect(await resumeRoom(ben.session)).toMatchObject({ ok: false, refusal: { code: 'offline' } })
})

const exits: Readonly<Record<string, (room: Room) => Promise<Outcome<void>>>> = {
  'signs it out': (room) => room.sessions.signOut(),
  'leaves the room': (room) => room.members.remove(room.me.get().id),
  'deletes what the room has of them': (room) => room.ownData.erase(),
}

test.for(Object.entries(exits))('once a member %s, a device has no copy of the room', async ([, goOut]) => {
  const { ana, ben } = await twoShoppers()
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  await ben.room.saved()
  const release = await holdLocalStore()
  const left = goOut(ben.room).then((outcome) => {
    granted(outcome)
    return savedNames(ben)
  })
  await until(ben.room.connection, ({ state }) => state === 'ended')
  // By now the server has answered; the device has deleted nothing yet.
  granted(await ana.room.ownData.export())
  release()
  expect(await left).toEqual([])
  ben.network.cut()
  expect(await resumeRoom(ben.session)).toMatchObject({ ok: false, refusal: { code: 'offline' } })
})

test('two people who share a device do not see each other’s copies', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await ana.room.saved()
  await ana.room.close()
  await ben.room.close()
  const names = await databaseNames()
  expect(names.filter((name) => name.includes(ana.id))).toHaveLength(documentNames.length)
  expect(names.filter((name) => name.includes(ben.id))).toHaveLength(documentNames.length)
})

/** Presses + on the only line, of which Ana wants one. */
function oneMore({ cart }: Room): void {
  const [line] = cart.view.get().lines
  if (!line) throw new Error('the cart is empty')
  granted(cart.want(line.id, line.quantity))
}

/** Closes the page and opens it again. */
async function reopen({ room, session }: Shopper): Promise<Room> {
  await room.close()
  return granted(await resumeRoom(session))
}

/** Keeps everybody from writing to the device's local store. @returns what lets them. */
async function holdLocalStore(): Promise<() => void> {
  const database = (await idb.openDB('tagalong', () => {})) as { close(): void }
  const stores = idb.transact(database as Parameters<typeof idb.transact>[0], ['kept'])
  const store: unknown = stores[0]
  let isHeld = true
  const holdOn = () => {
    // A transaction lasts as long as it is asked something.
    if (isHeld) void idb.get(store as never, 'room').then(holdOn)
    else database.close()
  }
  holdOn()
  return () => (isHeld = false)
}

/** The names of what the device has of a member's room. */
async function savedNames({ session }: Shopper): Promise<readonly string[]> {
  const store = await openLocalStore(session)
  onTestFinished(() => store?.close())
  return store?.names('') ?? []
}

async function databaseNames(): Promise<readonly string[]> {
  const device = Reflect.get(globalThis, 'indexedDB') as { databases(): Promise<readonly { name?: string }[]> }
  return (await device.databases()).map(({ name }) => name ?? '')
}
