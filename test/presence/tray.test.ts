import { expect, test } from 'vitest'
import { tabOf } from '#test/support/co-browsing.ts'
import { twoShoppers, until } from '#test/support/shoppers.ts'

test('what is looked at alone is kept for this tab, the latest first, twelve at most', async () => {
  const { ana, ben } = await twoShoppers()
  const kept = new Map<string, string>()
  const { coBrowsing, go } = tabOf(ana, { kept })
  for (let number = 1; number <= 14; number += 1) go({ productId: `thing-${number}` })
  go({ productId: 'thing-10', variantId: 'thing-10:red' })
  expect(
    coBrowsing.tray
      .get()
      .map(({ productId }) => productId)
      .slice(0, 3),
  ).toEqual(['thing-10', 'thing-14', 'thing-13'])
  expect(coBrowsing.tray.get()).toHaveLength(12)
  expect(tabOf(ana, { kept }).coBrowsing.tray.get()).toEqual(coBrowsing.tray.get())
  coBrowsing.clearTray('thing-10')
  expect(coBrowsing.tray.get().some(({ productId }) => productId === 'thing-10')).toBe(false)
  coBrowsing.clearTray()
  expect([coBrowsing.tray.get(), kept.size]).toEqual([[], 0])
  expect(ben.room.presence.here.get().every(({ looking }) => looking === undefined)).toBe(true)
})

test('what is shown or led to by somebody is not in it', async () => {
  const { ana, ben } = await twoShoppers()
  const [anas, bens] = [tabOf(ana), tabOf(ben)]
  anas.go({ productId: 'ridge-boot' })
  anas.coBrowsing.share(true)
  expect(anas.coBrowsing.tray.get()).toEqual([])
  await until(ben.room.presence.here, (here) => here.some(({ looking }) => looking?.productId === 'ridge-boot'))
  bens.coBrowsing.follow(ana.id)
  expect(bens.looking.get()).toEqual({ productId: 'ridge-boot' })
  expect(bens.coBrowsing.tray.get()).toEqual([])
})

test('a tab that holds something else than a tray begins with none', async () => {
  const { ana } = await twoShoppers()
  for (const text of ['{', '{}', 'null', '[1, null, {"productId": 7}]'])
    expect(tabOf(ana, { kept: new Map([['tray', text]]) }).coBrowsing.tray.get()).toEqual([])
})
