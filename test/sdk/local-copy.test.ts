// A device with local copies of its rooms: closed and opened without a network, it loses nothing.
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { resumeRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { documentNames } from '#shared/records/table.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

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

test('two tabs of one person both save their rejected edits', async () => {
  const { ana, ben } = await twoShoppers()
  const tab = granted(await resumeRoom(ben.session))
  ben.network.cut()
  granted(ben.room.cart.add(boots))
  granted(tab.cart.add(coat))
  granted(await ana.room.members.setRole(ben.id, 'advisor'))
  ben.network.mend()
  await until(ben.room.rejectedEdits, (list) => list.length === 2)
  await until(tab.rejectedEdits, (list) => list.length === 2)
  await tab.close()
  const again = await reopen(ben)
  const keys = again.rejectedEdits.get().map(({ edit }) => edit.key)
  expect(keys.toSorted()).toEqual([boots, `${boots}/${ben.id}`, coat, `${coat}/${ben.id}`].toSorted())
  for (const { id } of again.rejectedEdits.get()) again.dismiss(id)
  const third = await reopen({ ...ben, room: again })
  expect(third.rejectedEdits.get()).toEqual([])
  await third.close()
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

test('a device deletes its copy of a room when it is signed out', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(await ben.room.sessions.signOut())
  await ben.room.close()
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

/** Closes the page and opens it again. */
async function reopen({ room, session }: Shopper): Promise<Room> {
  await room.close()
  return granted(await resumeRoom(session))
}

async function databaseNames(): Promise<readonly string[]> {
  const device = Reflect.get(globalThis, 'indexedDB') as { databases(): Promise<readonly { name?: string }[]> }
  return (await device.databases()).map(({ name }) => name ?? '')
}
