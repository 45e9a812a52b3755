import { expect, test } from 'vitest'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const coat = 'rain-coat:sand-m'

test('edits made without a network are saved, counted, and merged when it is back', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(ben.room.cart.want(line, 2))
  granted(ben.room.cart.add(coat))
  granted(ana.room.cart.move(line, 'decided'))
  expect(ben.room.connection.get()).toEqual({ state: 'reconnecting', waiting: 2 })
  expect(ben.room.cart.view.get().lines).toHaveLength(2)
  ben.network.mend()
  await ben.room.saved()
  for (const { room } of [ana, ben]) {
    const { lines } = await until(
      room.cart.view,
      (view) => view.lines.length === 2 && view.lines[0]?.lane === 'decided',
    )
    expect(lines[0]).toMatchObject({ id: line, quantity: 3 })
    expect(lines[1]).toMatchObject({ id: coat, quantity: 1, by: ben.id })
  }
  expect(ben.room.rejectedEdits.get()).toEqual([])
})

test('an edit made while the socket opens does not arrive before the edits it builds on', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  const line = granted(ben.room.cart.add(boots))
  ben.network.mend()
  // Writes at every turn until the connection is back, so that some fall between its opening and the server's sync step 1.
  for (let count = 2; ben.room.connection.get().state === 'reconnecting'; count = (count + 1) % 900) {
    granted(ben.room.cart.want(line, count))
    await new Promise((resolve) => setImmediate(resolve))
  }
  granted(ben.room.cart.want(line, 999))
  await ben.room.saved()
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 999)
  expect(ben.room.rejectedEdits.get()).toEqual([])
})

test('a connection that stays lost is called offline', async () => {
  const { ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'offline')
  granted(ben.room.cart.add(boots))
  expect(ben.room.connection.get()).toEqual({ state: 'offline', waiting: 1 })
  ben.network.mend()
  await until(ben.room.connection, ({ state }) => state === 'saved')
})

test('a call without a network is refused as offline, and nothing is thrown', async () => {
  const { ana } = await twoShoppers()
  ana.network.cut()
  expect(await ana.room.invitations.list()).toEqual({ ok: false, refusal: { code: 'offline' } })
})
