import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { adminKey } from '#test/support/shop-server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

test('people in a room see the price change when a sale begins, and when it ends', async () => {
  const clock = movableClock()
  const { server, ana, ben } = await twoShoppers()
  const hourMs = 3_600_000
  const instant = (ms: number) => new Date(Date.now() + ms).toISOString()
  const anorak = {
    ...{ id: 'anorak', title: 'Anorak', price: '199.00 EUR', availability: 'in stock', sale_price: '149.00 EUR' },
    sale_price_effective_date: `${instant(hourMs)}/${instant(2 * hourMs)}`,
  }
  const pushed = await ask(server, 'POST /shops/demo/catalog/items', {
    token: await adminKey(server),
    body: { items: [anorak] },
  })
  expect(pushed).toMatchObject({ status: 200, body: { added: 1, problemCount: 0 } })

  granted(ana.room.cart.add('anorak:anorak', { count: 1 }))
  const costs = (amountMinor: number) =>
    until(ben.room.cart.view, ({ lines }) => lines.some(({ quote }) => quote?.amountMinor === amountMinor))
  await costs(19_900)
  clock.advance(hourMs)
  clock.wake()
  await costs(14_900)
  clock.advance(hourMs)
  clock.wake()
  await costs(19_900)
})
