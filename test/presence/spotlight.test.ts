import { expect, test } from 'vitest'
import { tabOf } from '#test/support/company.ts'
import { granted, memberAs, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'

const boot = { productId: 'ridge-boot' }
const mug = { productId: 'enamel-mug' }

test('everybody is asked, may decline, and sees what is shown only if they come along', async () => {
  const { ana, ben, cleo, anas, bens, cleos } = await threeAtTheirTabs()
  anas.go(boot)
  granted(await anas.company.showEverybody())
  await Promise.all([bens, cleos].map(({ company }) => until(company.invited, (by) => by === ana.id)))
  granted(await bens.company.answerSpotlight(true))
  granted(await cleos.company.answerSpotlight(false))
  await until(bens.looking, ({ productId }) => productId === 'ridge-boot')
  const spotlight = await until(
    ana.room.showing.spotlight,
    (now) => now?.declined.length === 1 && now.following.length === 1,
  )
  expect(spotlight).toMatchObject({ by: ana.id, following: [ben.id], declined: [cleo.id] })
  expect(cleos.looking.get()).toEqual({})
  for (const { company } of [bens, cleos]) expect(company.invited.get()).toBeUndefined()
})

test('it turns sharing on while it lasts, ends for all at once, and leaves sharing as it was', async () => {
  const { ana, ben, anas, bens } = await threeAtTheirTabs()
  anas.go(boot)
  expect(anas.company.sharing.get()).toBe(false)
  granted(await anas.company.showEverybody())
  expect(anas.company.sharing.get()).toBe(true)
  await until(bens.company.invited, (by) => by !== undefined)
  granted(await bens.company.answerSpotlight(true))
  await until(bens.looking, ({ productId }) => productId === 'ridge-boot')
  await anas.company.endShowing()
  await until(bens.company.following, (following) => following === undefined)
  expect(bens.told.at(-1)).toMatchObject({ id: ana.id, why: 'spotlight-over' })
  expect(anas.company.sharing.get()).toBe(false)
  await until(ben.room.presence.here, (here) => here.every(({ looking }) => looking === undefined))
})

test('a move of one’s own leaves it, and whoever shows is told', async () => {
  const { ana, ben, anas, bens } = await threeAtTheirTabs()
  anas.go(boot)
  granted(await anas.company.showEverybody())
  await until(bens.company.invited, (by) => by !== undefined)
  granted(await bens.company.answerSpotlight(true))
  await until(ana.room.showing.spotlight, (now) => now?.following.includes(ben.id) === true)
  bens.go(mug)
  await until(ana.room.showing.spotlight, (now) => now?.declined.includes(ben.id) === true)
  // Whoever left is not asked again.
  expect(bens.company.invited.get()).toBeUndefined()
})

test('who comes later is asked too, and who hides is not', async () => {
  const { ana, bens, anas, server, code } = await threeAtTheirTabs()
  bens.company.hide(true)
  anas.go(boot)
  granted(await anas.company.showEverybody())
  const dana = await shopperBy(server, code, 'Dana')
  const danas = tabOf(dana)
  await until(danas.company.invited, (by) => by === ana.id)
  expect(bens.company.invited.get()).toBeUndefined()
})

test('another tab of whoever shows keeps to itself where it is', async () => {
  const { ana, anas } = await threeAtTheirTabs()
  const other = tabOf(ana)
  other.go(mug)
  anas.go(boot)
  granted(await anas.company.showEverybody())
  await until(ana.room.showing.spotlight, (now) => now !== undefined)
  expect([anas.company.sharing.get(), other.company.sharing.get()]).toEqual([true, false])
})

test('two cannot show at once, and an onlooker not at all', async () => {
  const { ana, server, anas, bens } = await threeAtTheirTabs()
  granted(await anas.company.showEverybody())
  expect(await bens.company.showEverybody()).toMatchObject({ ok: false, refusal: { code: 'spotlight-taken' } })
  await anas.company.endShowing()
  const vera = await memberAs(server, ana, 'viewer', 'Vera')
  expect(await tabOf(vera).company.showEverybody()).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
})

async function threeAtTheirTabs() {
  const { ana, ben, server, code } = await twoShoppers()
  const cleo = await shopperBy(server, code, 'Cleo')
  const tabs = { anas: tabOf(ana), bens: tabOf(ben), cleos: tabOf(cleo) }
  await Promise.all([ana, ben, cleo].map(({ room }) => until(room.presence.here, (here) => here.length === 3)))
  return { ana, ben, cleo, server, code, ...tabs }
}
