// The saved products of a room: available without a network, and deleted with the membership.
import { expect, test } from 'vitest'
import { resumeRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { openLocalStore } from '#client/sdk/local-store.ts'
import { granted, twoShoppers, until as untilSeen } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'
import { indexedDbInFile } from '#test/support/indexed-db.ts'

indexedDbInFile()

test('a product that was looked at in a room is available without a network', async () => {
  const { ben } = await twoShoppers()
  const boots = granted(await ben.room.catalogue.product('ridge-boot'))
  const [other] = granted(await ben.room.catalogue.search({})).products.filter(({ id }) => id !== boots.id)
  if (!other) throw new Error('the shop has one product only')
  await until('what was found to be kept', async () => (await keptBy(ben)).includes(`product/${other.id}`))
  ben.network.cut()
  const again = await reopen(ben)
  expect(await again.catalogue.product('ridge-boot')).toEqual({ ok: true, value: boots })
  expect(await again.catalogue.product(other.id)).toEqual({ ok: true, value: other })
  expect(await again.catalogue.product('never-seen')).toMatchObject({ refusal: { code: 'offline' } })
  await again.close()
})

test('products that others added have their names without a network, though nobody looked at them here', async () => {
  const { ana, ben } = await twoShoppers()
  const [boot, mug] = ['ridge-boot', 'enamel-mug']
  granted(await ben.room.catalogue.product(boot))
  await until('what was looked at to be kept', async () => (await keptBy(ben)).length === 1)
  await ben.room.catalogue.saveAhead([boot, 'gone-from-the-shop', mug])
  expect((await keptBy(ben)).toSorted()).toEqual([`product/${mug}`, `product/${boot}`])
  ben.network.cut()
  // Without a network it asks for nothing, and says nothing.
  await ben.room.catalogue.saveAhead(['trail-runner'])
  const again = await reopen(ben)
  expect(granted(await again.catalogue.product(mug)).title).toBe('Enamel mug')
  await again.close()
  await ana.room.close()
})

test('what was found once is searched without a network, and its departments are offered', async () => {
  const { ben } = await twoShoppers()
  const found = granted(await ben.room.catalogue.search({ query: 'boot' })).products
  await until('what was found to be kept', async () => (await keptBy(ben)).length === found.length)
  ben.network.cut()
  const again = await reopen(ben)
  const names = granted(await again.catalogue.search({ query: 'ridge BOOT' })).products.map(({ title }) => title)
  expect(names).toContain('Ridge boot')
  expect(granted(await again.catalogue.search({ query: 'lantern' })).products).toEqual([])
  const [boot] = found.filter(({ id }) => id === 'ridge-boot')
  expect(granted(await again.catalogue.departments()).map(({ name }) => name)).toContain(boot?.department)
  await again.close()
})

test('with a network the shop’s present answer is shown', async () => {
  const { ben } = await twoShoppers()
  const boots = granted(await ben.room.catalogue.product('ridge-boot'))
  ben.room.catalogue.save({ ...boots, title: 'As it was called once' })
  await until('what was looked at to be kept', async () => (await keptBy(ben)).length === 1)
  expect(granted(await ben.room.catalogue.product('ridge-boot')).title).toBe('Ridge boot')
})

test('a device of a removed member deletes the saved products of the room', async () => {
  const { ana, ben } = await twoShoppers()
  granted(await ben.room.catalogue.product('ridge-boot'))
  await until('what was looked at to be kept', async () => (await keptBy(ben)).length === 1)
  granted(await ana.room.members.remove(ben.id))
  await untilSeen(ben.room.connection, ({ state }) => state === 'ended')
  await ben.room.close()
  expect(await keptBy(ben)).toEqual([])
})

async function keptBy({ session }: Pick<Shopper, 'session'>): Promise<string[]> {
  const localStore = await openLocalStore(session)
  const names = (await localStore?.names('product/')) ?? []
  localStore?.close()
  return names
}

async function reopen({ room, session }: Pick<Shopper, 'room' | 'session'>): Promise<Room> {
  await room.close()
  return granted(await resumeRoom(session))
}
