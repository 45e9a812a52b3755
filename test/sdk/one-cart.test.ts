import { expect, test } from 'vitest'
import { twoShoppers, granted, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('two people build one cart', async () => {
  const { ana, ben } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ben.room.cart.note(line, 'size M, for my sister'))
  granted(ben.room.cart.opine('ridge-boot', 'yes', { reason: 'goes with the coat' }))
  const seen = await until(ana.room.cart.view, ({ lines }) => lines[0]?.notes.length === 1)
  expect(seen.lines[0]).toMatchObject({ id: line, variantId: boots, by: ana.id, lane: 'considering', quantity: 1 })
  expect(seen.lines[0]?.notes).toEqual([{ memberId: ben.id, text: 'size M, for my sister' }])
  await until(ana.room.cart.opinions, (opinions) => opinions.get('ridge-boot')?.[0]?.memberId === ben.id)
})
