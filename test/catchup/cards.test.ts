import { expect, test } from 'vitest'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { startTestServer } from '#test/support/server.ts'
import { join, openRoom } from '#test/support/people.ts'

const boots = 'ridge-boot:walnut-39'

async function tokenOf({ session: { server, session } }: Shopper): Promise<string> {
  const renewed = await fetch(`${server}/api/v1/tokens/renew`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}` },
  })
  return ((await renewed.json()) as { token: string }).token
}

async function catchUpOf(shopper: Shopper): Promise<CatchUp> {
  const { server, roomId } = shopper.session
  const answer = await fetch(`${server}/api/v1/rooms/${roomId}/catch-up`, {
    headers: { authorization: `Bearer ${await tokenOf(shopper)}` },
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as CatchUp
}

async function see(shopper: Shopper, upto: number): Promise<void> {
  const { server, roomId } = shopper.session
  const answer = await fetch(`${server}/api/v1/rooms/${roomId}/catch-up/seen`, {
    method: 'PUT',
    headers: { 'authorization': `Bearer ${await tokenOf(shopper)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ upto }),
  })
  expect(answer.status).toBe(204)
}

const kindsOf = ({ cards }: CatchUp) => cards.map(({ kind }) => kind)

test('a question is a card until it is answered, and the answer is a card for its author', async () => {
  const { ana, ben } = await twoShoppers()
  const { thread } = granted(ana.room.talk.ask('room', 'Boots or runners?', { askedOf: [ben.id] }))
  await ana.room.saved()
  const waiting = await catchUpOf(ben)
  expect(waiting.cards[0]).toMatchObject({ kind: 'question', subject: thread, actors: [ana.id], action: 'answer' })
  // Seeing a question is not answering it.
  await see(ben, waiting.upto)
  expect(kindsOf(await catchUpOf(ben))).toEqual(['question'])
  await until(ben.room.talk.threads, (threads) => threads.has(thread))
  granted(ben.room.talk.reply(thread, 'Boots'))
  await ben.room.saved()
  expect(kindsOf(await catchUpOf(ben))).toEqual([])
  expect((await catchUpOf(ana)).cards).toContainEqual(expect.objectContaining({ kind: 'reply', subject: thread }))
  await until(ana.room.talk.unread, (unread) => unread.has(thread))
  ana.room.talk.markRead(thread)
  await expect.poll(async () => kindsOf(await catchUpOf(ana))).not.toContain('reply')
})

test('what one device has seen is no card on another, until more happens', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await ana.room.saved()
  const first = await catchUpOf(ben)
  expect(first.since).toBeNull()
  // Ana joined before Ben, so her joining is no news for him.
  expect(first.cards).toEqual([expect.objectContaining({ id: 'added', subject: boots, actors: [ana.id], count: 1 })])
  await see(ben, first.upto)
  // A late mark of an older device does not go back.
  await see(ben, 1)
  const second = await catchUpOf(ben)
  expect(second.cards).toEqual([])
  expect(second.since).not.toBeNull()
  granted(ana.room.cart.move(boots, 'rejected'))
  await ana.room.saved()
  expect((await catchUpOf(ben)).cards).toEqual([expect.objectContaining({ id: 'moved', subject: boots })])
})

test('what others think of a thing is a card for who added it, and says on which variant; taken back, it is none', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  await until(ben.room.cart.view, ({ lines }) => lines.length === 1)
  granted(ben.room.cart.opine('ridge-boot:midnight-42', 'yes', { reason: 'it suits you better' }))
  granted(ben.room.cart.opine('rain-coat:sand-m', 'yes'))
  await ben.room.saved()
  const opinions = async () => (await catchUpOf(ana)).cards.filter(({ kind }) => kind === 'opinion')
  expect(await opinions()).toEqual([
    expect.objectContaining({
      id: 'opinion:ridge-boot',
      subject: 'ridge-boot:midnight-42',
      actors: [ben.id],
      count: 1,
    }),
  ])
  expect(kindsOf(await catchUpOf(ben))).not.toContain('opinion')
  granted(ben.room.cart.opine('ridge-boot:midnight-42', undefined))
  await ben.room.saved()
  expect(await opinions()).toEqual([])
})

test('who is named in a comment finds it on a card until they answer or put it away', async () => {
  const { ana, ben } = await twoShoppers()
  const anchor = { on: 'variant', variantId: boots } as const
  const pinned = granted(ana.room.annotations.pin(anchor, '@Ben, is this a scratch?', { mentions: [ben.id] }))
  const other = granted(ana.room.annotations.pin(anchor, '@Ben, and this?', { mentions: [ben.id] }))
  granted(ana.room.annotations.pin(anchor, 'Nice laces'))
  await ana.room.saved()
  const replies = async (of: Shopper) => (await catchUpOf(of)).cards.filter(({ kind }) => kind === 'reply')
  const cards = await replies(ben)
  expect(cards.map(({ subject }) => subject).toSorted()).toEqual([`pin:${pinned}`, `pin:${other}`].toSorted())
  expect(cards[0]).toMatchObject({ actors: [ana.id], action: 'answer' })
  expect(await replies(ana)).toEqual([])
  granted(ben.room.talk.say(`pin:${pinned}`, 'Only dust'))
  await ben.room.saved()
  expect((await replies(ben)).map(({ subject }) => subject)).toEqual([`pin:${other}`])
  for (const card of cards) ben.room.catchUp.putAway(card)
  await expect.poll(() => replies(ben)).toEqual([])
})

test('who asked is told who resolved their question, until it is open again', async () => {
  const { ana, ben } = await twoShoppers()
  const { thread } = granted(ana.room.talk.ask('room', 'Boots or runners?'))
  await until(ben.room.talk.threads, (threads) => threads.has(thread))
  granted(ben.room.talk.resolve(thread, true))
  await ben.room.saved()
  const resolved = async () => (await catchUpOf(ana)).cards.filter(({ kind }) => kind === 'resolved')
  expect(await resolved()).toEqual([expect.objectContaining({ subject: thread, actors: [ben.id] })])
  expect(kindsOf(await catchUpOf(ben))).not.toContain('resolved')
  await until(ana.room.talk.threads, (threads) => threads.get(thread)?.resolved === true)
  granted(ana.room.talk.resolve(thread, false))
  await ana.room.saved()
  expect(await resolved()).toEqual([])
})

test('catching up needs membership, and an invalid mark is refused', async () => {
  const server = await startTestServer()
  const [ana, other] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Eve')]
  const ben = await join(server.url, ana.code, 'Ben')
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/v1/rooms/${ana.roomId}/catch-up${path}`, init)
  expect((await ask('')).status).toBe(401)
  expect((await ask('', { headers: { authorization: `Bearer ${other.token}` } })).status).toBe(401)
  for (const upto of [-1, 1.5, 'x', null]) {
    const answer = await ask('/seen', {
      method: 'PUT',
      headers: { 'authorization': `Bearer ${ben.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ upto }),
    })
    expect(answer.status).toBe(422)
  }
})
