import { expect, test } from 'vitest'
import { tabOf } from '#test/support/company.ts'
import { twoShoppers, until } from '#test/support/shoppers.ts'

test('what is looked at alone is kept for this tab, the latest first, twelve at most', async () => {
  const { ana, ben } = await twoShoppers()
  const kept = new Map<string, string>()
  const { company, go } = tabOf(ana, { kept })
  for (let number = 1; number <= 14; number += 1) go({ productId: `thing-${number}` })
  go({ productId: 'thing-10', variantId: 'thing-10:red' })
  expect(
    company.tray
      .get()
      .map(({ productId }) => productId)
      .slice(0, 3),
  ).toEqual(['thing-10', 'thing-14', 'thing-13'])
  expect(company.tray.get()).toHaveLength(12)
  expect(tabOf(ana, { kept }).company.tray.get()).toEqual(company.tray.get())
  company.clearTray('thing-10')
  expect(company.tray.get().some(({ productId }) => productId === 'thing-10')).toBe(false)
  company.clearTray()
  expect([company.tray.get(), kept.size]).toEqual([[], 0])
  expect(ben.room.presence.here.get().every(({ looking }) => looking === undefined)).toBe(true)
})

test('what is shown or led to by somebody is not in it', async () => {
  const { ana, ben } = await twoShoppers()
  const [anas, bens] = [tabOf(ana), tabOf(ben)]
  anas.go({ productId: 'ridge-boot' })
  anas.company.share(true)
  expect(anas.company.tray.get()).toEqual([])
  await until(ben.room.presence.here, (here) => here.some(({ looking }) => looking?.productId === 'ridge-boot'))
  bens.company.follow(ana.id)
  expect(bens.looking.get()).toEqual({ productId: 'ridge-boot' })
  expect(bens.company.tray.get()).toEqual([])
})

test('a tab that holds something else than a tray begins with none', async () => {
  const { ana } = await twoShoppers()
  for (const text of ['{', '{}', 'null', '[1, null, {"productId": 7}]'])
    expect(tabOf(ana, { kept: new Map([['tray', text]]) }).company.tray.get()).toEqual([])
})
