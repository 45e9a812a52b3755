import { expect, test } from 'vitest'
import type { Shopper } from '#test/support/shoppers.ts'
import { twoShoppers, until } from '#test/support/shoppers.ts'

test('people see each other come and go', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.members.list, (list) => list.every(({ here }) => here))
  await ben.room.close()
  await until(ana.room.members.list, (list) => list.some(({ id, here }) => id === ben.id && !here))
  expect(membersHere(ana)).toEqual([ana.id])
})

test('others see what somebody looks at only while they share it', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
  expect(Object.keys(deviceOf(ana, ben) ?? {}).toSorted()).toEqual(['device', 'me', 'member'])
  ben.room.presence.show({ looking: { productId: 'ridge-boot', picture: 2 }, idle: false })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.looking?.picture === 2)
  ben.room.presence.show({ looking: undefined })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.looking === undefined)
  expect(deviceOf(ana, ben)?.idle).toBe(false)
})

test('a cursor that moves often arrives at its last position', async () => {
  const { ana, ben } = await twoShoppers()
  let told = 0
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
  ana.room.presence.devices.subscribe(() => told++)
  ben.room.presence.show({ looking: { productId: 'ridge-boot' } })
  for (let step = 0; step <= 100; step++) ben.room.presence.show({ cursor: { x: step / 100, y: 0.5 } })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.cursor?.x === 1)
  expect(told).toBeLessThan(5)
})

test('a list of who is here does not change with cursors, and a cursor alone does not show where a member is', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.presence.here, (here) => here.length === 2)
  ben.room.presence.show({ cursor: { x: 0.1, y: 0.1 }, typing: 'room' })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.typing === 'room')
  // Ben does not share where he is, so his cursor stays on his device.
  expect(deviceOf(ana, ben)?.cursor).toBeUndefined()
  ben.room.presence.show({ looking: { productId: 'ridge-boot' } })
  await until(ana.room.presence.here, (here) => here.some(({ looking }) => looking !== undefined))
  let [here, members] = [0, 0]
  ana.room.presence.here.subscribe(() => here++)
  ana.room.members.list.subscribe(() => members++)
  for (const x of [0.2, 0.4, 0.6]) {
    ben.room.presence.show({ cursor: { x, y: 0.5 } })
    await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.cursor?.x === x)
  }
  expect([here, members]).toEqual([0, 0])
})

test('a hidden member is gone for the others, goes on reading and writing, and can return', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
  ben.room.presence.hide(true)
  await until(ana.room.presence.devices, (connections) => connections.length === 1)
  expect(ben.room.presence.devices.get().map(({ member }) => member)).toEqual([ana.id])
  ben.room.cart.add('ridge-boot:walnut-39')
  await until(ana.room.cart.view, ({ lines }) => lines.length === 1)
  // Showing something does not end hiding.
  ben.room.presence.show({ idle: true })
  ben.room.presence.hide(false)
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
})

test('a member without a network sees nobody but themselves', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ben.room.presence.devices, (connections) => connections.length === 2)
  ben.network.cut()
  await until(ben.room.presence.devices, (connections) => connections.length === 1)
  await until(ana.room.presence.devices, (connections) => connections.length === 1)
  expect(membersHere(ben)).toEqual([ben.id])
  ben.network.mend()
  await until(ben.room.presence.devices, (connections) => connections.length === 2)
})

function deviceOf(viewer: Shopper, shopper: Shopper) {
  return viewer.room.presence.devices.get().find(({ member }) => member === shopper.id)
}

function membersHere({ room }: Shopper): string[] {
  return room.members.list
    .get()
    .filter(({ here }) => here)
    .map(({ id }) => id)
}
