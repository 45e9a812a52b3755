import { expect, test } from 'vitest'
import { tabOf } from '#test/support/co-browsing.ts'
import { granted, memberAs, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boots = { productId: 'ridge-boot' }

/** Their tab, which has not been asked yet in this room. */
function newTab(shopper: Shopper, lasting = new Map<string, string>()) {
  return tabOf(shopper, { lasting, times: { askMs: 0 } })
}

test('when a friend is here I am asked once, and shown only after a yes, which holds for the tabs I open later', async () => {
  const { ana, ben } = await twoShoppers()
  const lasting = new Map<string, string>()
  const tab = newTab(ben, lasting)
  tab.go(boots)
  expect(await until(tab.coBrowsing.shareQuestion, (question) => question !== undefined)).toEqual({ members: [ana.id] })
  ben.room.presence.show({ typing: 'room' })
  const seen = await until(ana.room.presence.here, (here) => here.some(({ typing }) => typing === 'room'))
  expect(seen.find(({ id }) => id === ben.id)?.looking).toBeUndefined()
  tab.coBrowsing.answerShareQuestion(true)
  await until(ana.room.presence.here, (here) => here.some(({ looking }) => looking?.productId === 'ridge-boot'))
  expect(tab.coBrowsing.shareQuestion.get()).toBeUndefined()
  expect(newTab(ben, lasting).coBrowsing.sharing.get()).toBe(true)
})

test('a no is remembered for the room, and nobody asks again by itself', async () => {
  const { ben } = await twoShoppers()
  const lasting = new Map<string, string>()
  const tab = newTab(ben, lasting)
  await until(tab.coBrowsing.shareQuestion, (question) => question !== undefined)
  tab.coBrowsing.answerShareQuestion(false)
  const later = newTab(ben, lasting)
  await expect.poll(() => ben.room.presence.here.get().length).toBe(2)
  expect([later.coBrowsing.shareQuestion.get(), later.coBrowsing.sharing.get()]).toEqual([undefined, false])
})

test('alone, or hidden, I am not asked', async () => {
  const { ana, ben } = await twoShoppers()
  ben.room.presence.hide(true)
  await until(ana.room.presence.here, (here) => here.length === 1)
  expect([newTab(ana), newTab(ben)].map(({ coBrowsing }) => coBrowsing.shareQuestion.get())).toEqual([
    undefined,
    undefined,
  ])
})

test('following somebody who does not share asks them, and begins with their yes', async () => {
  const { ana, ben } = await twoShoppers()
  const [anas, bens] = [tabOf(ana), tabOf(ben)]
  anas.go(boots)
  await until(ben.room.presence.here, (here) => here.length === 2)
  expect(bens.coBrowsing.whyNotFollow(ana.id)).toBe('not-shared')
  granted(await bens.coBrowsing.askToShare(ana.id))
  expect(await until(anas.coBrowsing.shareQuestion, (question) => question !== undefined)).toEqual({
    by: ben.id,
    members: [ben.id],
  })
  expect(bens.coBrowsing.following.get()).toBeUndefined()
  anas.coBrowsing.answerShareQuestion(true)
  await until(bens.coBrowsing.following, (following) => following?.id === ana.id && !following.waiting)
  expect(bens.looking.get()).toEqual(boots)
})

test('who was told not now is not heard again for a while; others are', async () => {
  const { server, ana, ben } = await twoShoppers()
  const mara = await memberAs(server, ana, 'shopper', 'Mara')
  const anas = tabOf(ana)
  const asks = (shopper: Shopper) => tabOf(shopper).coBrowsing.askToShare(ana.id)
  granted(await asks(ben))
  await until(anas.coBrowsing.shareQuestion, (question) => question?.by === ben.id)
  anas.coBrowsing.answerShareQuestion(false)
  granted(await asks(ben))
  granted(await asks(mara))
  const question = await until(anas.coBrowsing.shareQuestion, (asked) => asked !== undefined)
  expect(question?.by).toBe(mara.id)
})

test('a viewer cannot ask anybody to share, and nobody asks a member of another room', async () => {
  const { server, ana, ben } = await twoShoppers()
  const vic = await memberAs(server, ana, 'viewer', 'Vic')
  expect(await vic.room.spotlight.requestShare(ana.id)).toMatchObject({ refusal: { code: 'role-may-not' } })
  expect(await ben.room.spotlight.requestShare('nobody')).toMatchObject({ refusal: { code: 'no-such-member' } })
})

test('the line I read is seen by others only while I share what I look at', async () => {
  const { ana, ben } = await twoShoppers()
  const at = { list: 'cart', line: 'ridge-boot:walnut-39' } as const
  ben.room.presence.show({ at, typing: 'room' })
  const before = await until(ana.room.presence.here, (here) => here.some(({ typing }) => typing === 'room'))
  expect(before.find(({ id }) => id === ben.id)?.at).toBeUndefined()
  ben.room.presence.show({ looking: boots })
  const shared = await until(ana.room.presence.here, (here) => here.some(({ looking }) => looking !== undefined))
  expect(shared.find(({ id }) => id === ben.id)?.at).toEqual(at)
})
