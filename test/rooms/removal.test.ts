// Removing somebody keeps them out, and may take along what they left.
import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'

async function threePeople() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const [ben, cleo] = [await join(server.url, ana.code, 'Ben'), await join(server.url, ana.code, 'Cleo')]
  const remove = (by: Person, who: Person, query = '') =>
    ask(server, `DELETE /rooms/${ana.roomId}/members/${who.memberId}${query}`, { token: by.token })
  const accept = (code: string) => ask(server, `POST /invitations/${code}/accept`, { body: { name: 'Ben' } })
  return { server, ana, ben, cleo, remove, accept }
}

test('whom a host removes does not return by the link they came by', async () => {
  const { server, ana, ben, cleo, remove, accept } = await threePeople()
  expect((await remove(ana, ben)).status).toBe(204)
  expectRefused(await accept(ana.code), 'invitation-revoked')
  // Others who came by it stay.
  expect((await ask(server, `GET /rooms/${ana.roomId}`, { token: cleo.token })).status).toBe(200)
  const { body } = await ask<{ events: { kind: string }[] }>(server, `GET /rooms/${ana.roomId}/history`, ana)
  expect(body.events.map(({ kind }) => kind)).toContain('invitation.revoked')
})

test('a host may keep the link', async () => {
  const { ana, ben, remove, accept } = await threePeople()
  expect((await remove(ana, ben, '?links=keep')).status).toBe(204)
  expect((await accept(ana.code)).status).toBe(201)
})

test('a removed host does not return by a link they made', async () => {
  const { server, ana, ben, remove, accept } = await threePeople()
  const become = { token: ana.token, body: { role: 'host' } }
  await ask(server, `PATCH /rooms/${ana.roomId}/members/${ben.memberId}`, become)
  const made = await ask<{ code: string }>(server, `POST /rooms/${ana.roomId}/invitations`, {
    token: ben.token,
    body: { role: 'shopper' },
  })
  await remove(ana, ben)
  expectRefused(await accept(made.body.code), 'invitation-revoked')
})

test('who leaves ends no link', async () => {
  const { ana, ben, remove, accept } = await threePeople()
  expect((await remove(ben, ben)).status).toBe(204)
  expect((await accept(ana.code)).status).toBe(201)
})

test('what a removed member wrote and added goes with them where the host wants it, and what others did stays', async () => {
  const { server, ana, ben, code } = await twoShoppers()
  const cleo = await shopperBy(server, code, 'Cleo')
  const [alone, shared] = [
    granted(ben.room.cart.add('ridge-boot:walnut-39')),
    granted(ben.room.cart.add('ridge-boot:walnut-40')),
  ]
  granted(ben.room.cart.note(alone, 'buy spam'))
  granted(ben.room.cart.opine('ridge-boot', 'no', { reason: 'spam' }))
  granted(ben.room.talk.say('room', 'spam'))
  granted(ben.room.annotations.add('links', { url: 'https://spam.example/' }))
  await ben.room.saved()
  await until(cleo.room.cart.view, ({ lines }) => lines.length === 2)
  granted(cleo.room.cart.want(shared, 1))
  granted(cleo.room.talk.say('room', 'Hello'))
  await cleo.room.saved()
  granted(await ana.room.members.remove(ben.id, { withRecords: true }))
  await ana.room.saved()
  const texts = () =>
    [...ana.room.talk.threads.get().values()].flatMap(({ messages }) => messages.map(({ text }) => text))
  // Ana's device may not have heard of Cleo's message yet, nor of the removal of Ben's.
  await until(ana.room.talk.threads, () => texts().join() === 'Hello')
  const { lines } = await until(ana.room.cart.view, (view) => view.lines.some(({ lane }) => lane === 'rejected'))
  expect(lines.find(({ id }) => id === alone)).toMatchObject({ lane: 'rejected', quantity: 0 })
  expect(lines.find(({ id }) => id === shared)).toMatchObject({ lane: 'considering', quantity: 1 })
  expect(ana.room.annotations.records('links').get().size).toBe(0)
  // Once more, for what a cut-off may have left.
  granted(await ana.room.members.remove(ben.id, { withRecords: true }))
})
