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

test('what somebody looks at is only there while they share it', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
  expect(Object.keys(deviceOf(ana, ben) ?? {}).toSorted()).toEqual(['device', 'me', 'member'])
  ben.room.presence.show({ looking: { productId: 'ridge-boot', picture: 2 }, idle: false })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.looking?.picture === 2)
  ben.room.presence.show({ looking: undefined })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.looking === undefined)
  expect(deviceOf(ana, ben)?.idle).toBe(false)
})

test('a cursor that moves often arrives where it ended', async () => {
  const { ana, ben } = await twoShoppers()
  let told = 0
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
  ana.room.presence.devices.subscribe(() => told++)
  ben.room.presence.show({ looking: { productId: 'ridge-boot' } })
  for (let step = 0; step <= 100; step++) ben.room.presence.show({ cursor: { x: step / 100, y: 0.5 } })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.cursor?.x === 1)
  expect(told).toBeLessThan(5)
})

test('who only asks who is here hears of no cursor, and a cursor shows nobody’s place', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.presence.here, (here) => here.length === 2)
  ben.room.presence.show({ cursor: { x: 0.1, y: 0.1 }, typing: 'room' })
  await until(ana.room.presence.devices, () => deviceOf(ana, ben)?.typing === 'room')
  // Ben shares nothing, and so neither where his hand is.
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

test('who hides is gone for the others, reads and writes on, and can come back', async () => {
  const { ana, ben } = await twoShoppers()
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
  ben.room.presence.hide(true)
  await until(ana.room.presence.devices, (connections) => connections.length === 1)
  expect(ben.room.presence.devices.get().map(({ member }) => member)).toEqual([ana.id])
  ben.room.cart.add('ridge-boot:walnut-39')
  await until(ana.room.cart.view, ({ lines }) => lines.length === 1)
  // Showing something is no coming back.
  ben.room.presence.show({ idle: true })
  ben.room.presence.hide(false)
  await until(ana.room.presence.devices, (connections) => connections.length === 2)
})

test('somebody whose network is gone sees nobody but themselves', async () => {
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
