import { expect, test } from 'vitest'
import { tabOf } from '#test/support/co-browsing.ts'
import { granted, memberAs, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'

const boot = { productId: 'ridge-boot' }
const mug = { productId: 'enamel-mug' }

test('everybody is asked, may decline, and sees what is shown only if they come along', async () => {
  const { ana, ben, cleo, anas, bens, cleos } = await threeAtTheirTabs()
  anas.go(boot)
  granted(await anas.coBrowsing.showEverybody())
  await Promise.all([bens, cleos].map(({ coBrowsing }) => until(coBrowsing.invited, (by) => by === ana.id)))
  granted(await bens.coBrowsing.answerSpotlight(true))
  granted(await cleos.coBrowsing.answerSpotlight(false))
  await until(bens.looking, ({ productId }) => productId === 'ridge-boot')
  const spotlight = await until(
    ana.room.spotlight.state,
    (now) => now?.declined.length === 1 && now.following.length === 1,
  )
  expect(spotlight).toMatchObject({ by: ana.id, following: [ben.id], declined: [cleo.id] })
  expect(cleos.looking.get()).toEqual({})
  for (const { coBrowsing } of [bens, cleos]) expect(coBrowsing.invited.get()).toBeUndefined()
})

test('it turns sharing on while it lasts, ends for all at once, and leaves sharing as it was', async () => {
  const { ana, ben, anas, bens } = await threeAtTheirTabs()
  anas.go(boot)
  expect(anas.coBrowsing.sharing.get()).toBe(false)
  granted(await anas.coBrowsing.showEverybody())
  expect(anas.coBrowsing.sharing.get()).toBe(true)
  await until(bens.coBrowsing.invited, (by) => by !== undefined)
  granted(await bens.coBrowsing.answerSpotlight(true))
  await until(bens.looking, ({ productId }) => productId === 'ridge-boot')
  await anas.coBrowsing.endShowing()
  await until(bens.coBrowsing.following, (following) => following === undefined)
  expect(bens.announced.at(-1)).toMatchObject({ id: ana.id, why: 'spotlight-over' })
  expect(anas.coBrowsing.sharing.get()).toBe(false)
  await until(ben.room.presence.here, (here) => here.every(({ looking }) => looking === undefined))
})

test('a move of one’s own leaves it, and the presenter is told', async () => {
  const { ana, ben, anas, bens } = await threeAtTheirTabs()
  anas.go(boot)
  granted(await anas.coBrowsing.showEverybody())
  await until(bens.coBrowsing.invited, (by) => by !== undefined)
  granted(await bens.coBrowsing.answerSpotlight(true))
  await until(ana.room.spotlight.state, (now) => now?.following.includes(ben.id) === true)
  bens.go(mug)
  await until(ana.room.spotlight.state, (now) => now?.declined.includes(ben.id) === true)
  // Whoever left is not asked again.
  expect(bens.coBrowsing.invited.get()).toBeUndefined()
})

test('who comes later is asked too, and who hides is not', async () => {
  const { ana, bens, anas, server, code } = await threeAtTheirTabs()
  bens.coBrowsing.hide(true)
  anas.go(boot)
  granted(await anas.coBrowsing.showEverybody())
  const dana = await shopperBy(server, code, 'Dana')
  const danas = tabOf(dana)
  await until(danas.coBrowsing.invited, (by) => by === ana.id)
  expect(bens.coBrowsing.invited.get()).toBeUndefined()
})

test('another tab of the presenter does not share where it is', async () => {
  const { ana, anas } = await threeAtTheirTabs()
  const other = tabOf(ana)
  other.go(mug)
  anas.go(boot)
  granted(await anas.coBrowsing.showEverybody())
  await until(ana.room.spotlight.state, (now) => now !== undefined)
  expect([anas.coBrowsing.sharing.get(), other.coBrowsing.sharing.get()]).toEqual([true, false])
})

test('two cannot show at once, and an onlooker not at all', async () => {
  const { ana, server, anas, bens } = await threeAtTheirTabs()
  granted(await anas.coBrowsing.showEverybody())
  expect(await bens.coBrowsing.showEverybody()).toMatchObject({ ok: false, refusal: { code: 'spotlight-taken' } })
  await anas.coBrowsing.endShowing()
  const vera = await memberAs(server, ana, 'viewer', 'Vera')
  expect(await tabOf(vera).coBrowsing.showEverybody()).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
})

async function threeAtTheirTabs() {
  const { ana, ben, server, code } = await twoShoppers()
  const cleo = await shopperBy(server, code, 'Cleo')
  const tabs = { anas: tabOf(ana), bens: tabOf(ben), cleos: tabOf(cleo) }
  await Promise.all([ana, ben, cleo].map(({ room }) => until(room.presence.here, (here) => here.length === 3)))
  return { ana, ben, cleo, server, code, ...tabs }
}
