import { expect, test } from 'vitest'
import type { RoomSummary } from '#shared/summary/contracts.ts'
import { summarySchema } from '#shared/summary/contracts.ts'
import { granted, memberAs, twoShoppers } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'
const mug = 'enamel-mug:cream'

async function ask({ session: { server, session, roomId } }: Shopper, room = roomId): Promise<Response> {
  const renewed = await fetch(`${server}/api/v1/tokens/renew`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}` },
  })
  const { token } = (await renewed.json()) as { token: string }
  return fetch(`${server}/api/v1/rooms/${room}/summary`, { headers: { authorization: `Bearer ${token}` } })
}

async function summaryFor(shopper: Shopper): Promise<RoomSummary> {
  const answer = await ask(shopper)
  expect(answer.status).toBe(200)
  return summarySchema.parse(await answer.json())
}

test('a shop’s system reads a room’s decisions, who moved each line, and each member’s share', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots, { count: 2 }))
  await ana.room.saved()
  granted(ben.room.cart.add(mug))
  await ben.room.saved()
  await expect.poll(() => ben.room.cart.view.get().lines.length).toBe(2)
  granted(ben.room.cart.want(boots, 1))
  granted(ben.room.cart.opine('ridge-boot', 'yes', { reason: 'they last' }))
  granted(ben.room.cart.move(boots, 'decided'))
  granted(ben.room.talk.ask('room', 'Who has a car?'))
  await ben.room.saved()
  await expect
    .poll(async () => (await summaryFor(ana)).total)
    .toEqual([{ currency: 'EUR', amountMinor: 3 * 13_900, exponent: 2 }])
  const summary = await summaryFor(ana)
  expect(summary.decided).toHaveLength(1)
  expect(summary.decided[0]).toMatchObject({
    id: boots,
    quantity: 3,
    settled: { by: 'hand', memberId: ben.id },
    opinions: [{ memberId: ben.id, verdict: 'yes', reason: 'they last' }],
  })
  expect(new Map(summary.shares.map(({ memberId, total }) => [memberId, total[0]?.amountMinor]))).toEqual(
    new Map([
      [ana.id, 2 * 13_900],
      [ben.id, 13_900],
    ]),
  )
  expect(summary.considering.map(({ id }) => id)).toEqual([mug])
  expect(summary.questions).toMatchObject([{ text: 'Who has a car?', by: ben.id, answers: 0 }])
  expect(summary.people.map(({ name }) => name)).toEqual(['Ana', 'Ben'])
})

test('an empty room has a summary, also for a viewer', async () => {
  const { ana, server } = await twoShoppers()
  const ottilie = await memberAs(server, ana, 'viewer', 'Ottilie')
  const summary = await summaryFor(ottilie)
  expect(summary).toMatchObject({ decided: [], total: [], shares: [], votes: [], questions: [], unpriced: 0 })
})

test('only members read the summary of a room', async () => {
  const { ana, server } = await twoShoppers()
  expect((await ask(ana, 'not-a-room-of-anas-at-all')).status).toBe(404)
  const without = await fetch(`${server.url}/api/v1/rooms/${ana.session.roomId}/summary`)
  expect(without.status).toBe(401)
  expect(await without.json()).toMatchObject({ code: 'token-missing' })
})
