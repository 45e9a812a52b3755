import { expect, test } from 'vitest'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const runners = 'trail-runner:lava-42'

test('while a host keeps the cart closed, nobody adds, counts or moves; talk and opinions go on', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  expect(ben.room.cart.setFrame('closed', { since: ben.room.now() })).toMatchObject({
    refusal: { code: 'role-may-not' },
  })
  granted(ana.room.cart.setFrame('closed', { since: ana.room.now() }))
  await until(ben.room.cart.view, ({ frame }) => frame.closed !== undefined)
  for (const { cart } of [ana.room, ben.room]) {
    expect(cart.add(runners)).toMatchObject({ refusal: { code: 'cart-closed' } })
    expect(cart.want(boots, 2)).toMatchObject({ refusal: { code: 'cart-closed' } })
    expect(cart.move(boots, 'decided')).toMatchObject({ refusal: { code: 'cart-closed' } })
  }
  granted(ben.room.cart.opine(boots, 'yes'))
  granted(ben.room.talk.say('room', 'Too late for me'))
  granted(ana.room.cart.setFrame('closed', undefined))
  await until(ben.room.cart.view, ({ frame }) => frame.closed === undefined)
  granted(ben.room.cart.add(runners))
})

test('what was added offline before the cart was closed, and arrives after, is handed back with the reason', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'offline' || state === 'reconnecting')
  granted(ben.room.cart.add(runners))
  granted(ana.room.cart.setFrame('closed', { since: ana.room.now() }))
  await ana.room.saved()
  ben.network.mend()
  const rejected = await until(ben.room.rejectedEdits, (edits) => edits.length > 1)
  expect(new Set(rejected.map(({ refusal }) => refusal.code))).toEqual(new Set(['cart-closed']))
  expect(ben.room.cart.view.get().lines).toEqual([])
})
