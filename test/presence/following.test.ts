import { expect, test } from 'vitest'
import { tabOf } from '#test/support/co-browsing.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'

const boot = { productId: 'ridge-boot', variantId: 'ridge-boot:slate-39' }
const mug = { productId: 'enamel-mug' }

test('who follows sees product, variant, picture and zoom, and whom they follow knows it', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs()
  anasTab.coBrowsing.share(true)
  anasTab.go({ ...boot, picture: 2, zoom: { scale: 2.5, x: 0.25, y: 0.75 } })
  await sees(ben, ana)
  expect(bensTab.coBrowsing.follow(ana.id)).toBeUndefined()
  await until(bensTab.looking, ({ zoom }) => zoom?.scale === 2.5)
  expect(bensTab.looking.get()).toEqual({ ...boot, picture: 2, zoom: { scale: 2.5, x: 0.25, y: 0.75 } })
  await until(ana.room.presence.here, (here) => here.some(({ id, following }) => id === ben.id && following === ana.id))
  anasTab.go({ comparisonId: 'c1' })
  await until(bensTab.looking, ({ comparisonId }) => comparisonId === 'c1')
})

test('any move of one’s own ends following, and both see that it did', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs()
  anasTab.coBrowsing.share(true)
  anasTab.go(boot)
  await sees(ben, ana)
  bensTab.coBrowsing.follow(ana.id)
  await until(bensTab.looking, ({ productId }) => productId === 'ridge-boot')
  bensTab.go(mug)
  expect(bensTab.coBrowsing.following.get()).toBeUndefined()
  await until(ana.room.presence.here, (here) => here.every(({ following }) => following === undefined))
  anasTab.go({ ...boot, picture: 1 })
  await until(ben.room.presence.here, (here) => here.some(({ looking }) => looking?.picture === 1))
  expect(bensTab.looking.get()).toEqual(mug)
})

test('nobody can be followed who does not show where they are, and nobody follows unseen', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs()
  anasTab.go(boot)
  expect(bensTab.coBrowsing.follow(ana.id)).toBe('not-shared')
  expect(bensTab.coBrowsing.follow(ben.id)).toBe('yourself')
  expect(bensTab.coBrowsing.follow('nobody')).toBe('away')
  anasTab.coBrowsing.share(true)
  await sees(ben, ana)
  bensTab.coBrowsing.hide(true)
  expect(bensTab.coBrowsing.follow(ana.id)).toBe('hidden')
})

test('following a follower leads to the same product, and a circle is refused', async () => {
  const { ana, ben, anasTab, bensTab, server, code } = await bothAtTheirTabs()
  const cleo = await shopperBy(server, code, 'Cleo')
  const cleosTab = tabOf(cleo)
  for (const tab of [anasTab, bensTab]) tab.coBrowsing.share(true)
  anasTab.go(boot)
  await sees(ben, ana)
  bensTab.coBrowsing.follow(ana.id)
  await until(cleo.room.presence.here, (here) =>
    here.some(({ id, following }) => id === ben.id && following === ana.id),
  )
  cleosTab.coBrowsing.follow(ben.id)
  await until(cleosTab.looking, ({ productId }) => productId === 'ridge-boot')
  anasTab.go(mug)
  await until(cleosTab.looking, ({ productId }) => productId === 'enamel-mug')
  await until(ana.room.presence.here, (here) => here.filter(({ following }) => following !== undefined).length === 2)
  expect(anasTab.coBrowsing.follow(cleo.id)).toBe('circle')
})

test('of two who follow each other at the same moment, one lets go', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs()
  for (const tab of [anasTab, bensTab]) tab.coBrowsing.share(true)
  anasTab.go(boot)
  bensTab.go(mug)
  await Promise.all([sees(ben, ana), sees(ana, ben)])
  anasTab.coBrowsing.follow(ben.id)
  bensTab.coBrowsing.follow(ana.id)
  const [first, last] = ana.id < ben.id ? [anasTab, bensTab] : [bensTab, anasTab]
  await until(last.coBrowsing.following, (following) => following === undefined)
  expect(last.announced.at(-1)).toMatchObject({ kind: 'left', why: 'circle' })
  expect(first.coBrowsing.following.get()).toBeDefined()
})

test('it ends in words when the other no longer shows where they are', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs()
  anasTab.coBrowsing.share(true)
  anasTab.go(boot)
  await sees(ben, ana)
  bensTab.coBrowsing.follow(ana.id)
  anasTab.coBrowsing.share(false)
  await until(bensTab.coBrowsing.following, (following) => following === undefined)
  expect(bensTab.announced).toEqual([{ kind: 'left', id: ana.id, why: 'not-shared' }])
})

test('it waits for somebody whose network is gone for a moment, and finds them again', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs()
  anasTab.coBrowsing.share(true)
  anasTab.go(boot)
  await sees(ben, ana)
  bensTab.coBrowsing.follow(ana.id)
  ana.network.cut()
  await until(bensTab.coBrowsing.following, (following) => following?.waiting === true)
  anasTab.go(mug)
  ana.network.mend()
  await until(bensTab.looking, ({ productId }) => productId === 'enamel-mug')
  expect(bensTab.coBrowsing.following.get()).toEqual({ id: ana.id, by: 'choice', waiting: false })
})

test('it ends at once when the other hides, who is gone a moment later', async () => {
  const { ana, ben, anasTab, bensTab } = await bothAtTheirTabs({ graceMs: 60_000 })
  anasTab.coBrowsing.share(true)
  anasTab.go(boot)
  await sees(ben, ana)
  bensTab.coBrowsing.follow(ana.id)
  anasTab.coBrowsing.hide(true)
  await until(bensTab.coBrowsing.following, (following) => following === undefined)
  expect(bensTab.announced).toEqual([{ kind: 'left', id: ana.id, why: 'not-shared' }])
  await until(ben.room.presence.here, (here) => here.length === 1)
  anasTab.coBrowsing.hide(false)
  await until(ben.room.presence.here, (here) => here.length === 2)
  // Coming back is no sharing.
  expect(ben.room.presence.here.get().some(({ looking }) => looking)).toBe(false)
})

async function bothAtTheirTabs(times: { graceMs?: number } = {}) {
  const { ana, ben, server, code } = await twoShoppers()
  const [anasTab, bensTab] = [tabOf(ana), tabOf(ben, { times })]
  await Promise.all([ana, ben].map(({ room }) => until(room.presence.here, (here) => here.length === 2)))
  return { ana, ben, anasTab, bensTab, server, code }
}

/** Waits until one is shown where the other is. */
function sees(viewer: Shopper, { id }: Shopper) {
  return until(viewer.room.presence.here, (here) =>
    here.some((one) => one.id === id && one.looking?.productId !== undefined),
  )
}
