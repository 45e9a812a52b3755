import { expect, test } from 'vitest'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import { opinionsOn, ownOpinionOn } from '#shared/cart/opinions-on.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const [walnut, midnight, midnightLarge] = ['ridge-boot:walnut-39', 'ridge-boot:midnight-39', 'ridge-boot:midnight-42']
const sameColour = (one: string, other: string) => one.split('-')[1] === other.split('-')[1]

const opinion = (memberId: string, variantId?: string): OpinionView => ({
  memberId,
  verdict: 'yes',
  at: 1,
  ...(variantId !== undefined && { variantId }),
})

test('an opinion on one colour does not count for another, and one on the product counts for each', async () => {
  const { ana, ben } = await twoShoppers()
  const seenPrice = { amountMinor: 12900, currency: 'EUR', exponent: 2 }
  granted(ben.room.cart.opine(midnight, 'yes', { reason: 'it suits you better', seenPrice }))
  granted(ana.room.cart.opine('ridge-boot', 'unsure'))
  const all = (await until(ana.room.cart.opinions, (by) => by.get('ridge-boot')?.length === 2)).get('ridge-boot') ?? []
  const membersOn = (variant: string) => opinionsOn(all, variant).map(({ memberId }) => memberId)
  expect(new Set(membersOn(midnight))).toEqual(new Set([ana.id, ben.id]))
  expect(membersOn(walnut)).toEqual([ana.id])
  expect(ownOpinionOn(all, midnight, ben.id)).toMatchObject({ reason: 'it suits you better', seenPrice })
})

test('a member may like one variant and not another, and takes each opinion back by itself', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ben.room.cart.opine(midnight, 'yes'))
  granted(ben.room.cart.opine(walnut, 'no'))
  const said = (of: ReadonlyMap<string, readonly OpinionView[]>) =>
    (of.get('ridge-boot') ?? []).map(({ variantId, verdict }) => `${variantId}: ${verdict}`).toSorted()
  expect(said(await until(ana.room.cart.opinions, (by) => said(by).length === 2))).toEqual([
    `${midnight}: yes`,
    `${walnut}: no`,
  ])
  granted(ben.room.cart.opine(walnut, undefined))
  expect(said(await until(ana.room.cart.opinions, (by) => said(by).length === 1))).toEqual([`${midnight}: yes`])
})

test('of several opinions of a member, the nearest to the variant counts: on it, on one that looks the same, on the product', () => {
  const all = [opinion('ben', walnut), opinion('ben', midnight), opinion('ben')]
  expect(opinionsOn(all, midnight, sameColour)).toEqual([opinion('ben', midnight)])
  expect(opinionsOn(all, midnightLarge, sameColour)).toEqual([opinion('ben', midnight)])
  expect(opinionsOn(all, midnightLarge)).toEqual([opinion('ben')])
  expect(opinionsOn([opinion('ben', walnut)], midnight, sameColour)).toEqual([])
})
