import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { Invitation, InviteRequest, JoinedRoom } from '#shared/rooms/contracts.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

const day = 86_400_000

async function anaAtHome() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const invite = async (request: InviteRequest) =>
    (await ask<Invitation>(server, `POST /rooms/${ana.roomId}/invitations`, { token: ana.token, body: request })).body
  const accept = (code: string, body: unknown = { name: 'Ben' }) =>
    ask<JoinedRoom>(server, `POST /invitations/${code}/accept`, { body })
  return { server, ana, invite, accept }
}

test('the holder of a link joins with a name alone, in the role that the link gives', async () => {
  const { server, ana, invite, accept } = await anaAtHome()
  for (const [role, name] of [
    ['shopper', 'Ben'],
    ['advisor', 'Cleo'],
    ['viewer', 'Dora'],
  ] as const) {
    const { status, body } = await accept((await invite({ role })).code, { name })
    expect(status).toBe(201)
    expect(body).toMatchObject({ room: { id: ana.roomId }, member: { name, role } })
    expect((await ask(server, `GET /rooms/${ana.roomId}`, { token: body.token })).status).toBe(200)
  }
})

test('a name is needed, and a language may be told', async () => {
  const { ana, accept } = await anaAtHome()
  expect(expectRefused(await accept(ana.code, {}), 'invalid').errors?.[0]?.at).toBe('body.name')
  expectRefused(await accept(ana.code, { name: 'Ben', locale: 'not a language' }), 'invalid')
  expect((await accept(ana.code, { name: 'Ben', locale: 'ar-EG' })).body.member.locale).toBe('ar-EG')
})

test('of twenty who use the last place at once, one gets it', async () => {
  const { invite, accept } = await anaAtHome()
  const { code } = await invite({ role: 'shopper', maxUses: 1 })
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => accept(code, { name: `Friend ${index}` })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 201)) expectRefused(answer, 'invitation-used-up')
})

test('an invitation is good for exactly as many as it says', async () => {
  const { invite, accept } = await anaAtHome()
  const { code } = await invite({ role: 'shopper', maxUses: 3 })
  for (let use = 0; use < 3; use++) expect((await accept(code)).status).toBe(201)
  expectRefused(await accept(code), 'invitation-used-up')
})

test('an invitation expires to the second', async () => {
  const clock = movableClock()
  const { invite, accept } = await anaAtHome()
  const { code, expiresAt } = await invite({ role: 'viewer', expiresInSeconds: 60 })
  expect(Date.parse(expiresAt ?? '') - Date.now()).toBe(60_000)
  clock.advance(59_999)
  expect((await accept(code)).status).toBe(201)
  clock.advance(1)
  expectRefused(await accept(code), 'invitation-expired')
})

test('the first link of a room is for 50 shoppers and 30 days', async () => {
  const clock = movableClock()
  const { ana, accept } = await anaAtHome()
  clock.advance(30 * day - 1000)
  expect((await accept(ana.code)).body.member.role).toBe('shopper')
  clock.advance(1000)
  expectRefused(await accept(ana.code), 'invitation-expired')
})

test('a code that was never made opens nothing', async () => {
  const { ana, accept } = await anaAtHome()
  for (const code of [
    'AAAA',
    ana.code.slice(1),
    `${ana.code}A`,
    '%00',
    'x'.repeat(2000),
    encodeURIComponent("' or 1=1 --"),
  ]) {
    expectRefused(await accept(code), 'no-such-invitation')
  }
})

test('a full room takes no more members, and counts no use of the link', async () => {
  const { server, ana, invite, accept } = await anaAtHome()
  const { id, code } = await invite({ role: 'shopper' })
  const db = databaseOf(server)
  const { num } = await db.selectFrom('rooms').select('num').where('id', '=', ana.roomId).executeTakeFirstOrThrow()
  const crowd = Array.from({ length: maxRoomMembers - 2 }, () => {
    return {
      id: newId(),
      room: num,
      name: 'Guest',
      role: 'viewer',
      colour: 0,
      locale: 'en',
      since: 1,
      invitation_id: null,
      removed_at: null,
    }
  })
  await db.insertInto('members').values(crowd).execute()
  expect((await accept(code)).status).toBe(201)
  expectRefused(await accept(code), 'room-full')
  const { uses } = await db.selectFrom('invitations').select('uses').where('id', '=', id).executeTakeFirstOrThrow()
  expect(uses).toBe(1)
})

test('a shop that knows its customers lets no guests in', async () => {
  const { server, ana, accept } = await anaAtHome()
  await databaseOf(server).updateTable('shops').set({ guests: 0 }).where('id', '=', 'demo').execute()
  expectRefused(await accept(ana.code), 'sign-in-needed')
  expectRefused(await ask(server, 'POST /rooms', { body: { name: 'Eve' } }), 'sign-in-needed')
  expectRefused(await ask(server, 'POST /rooms', { body: { name: 'Eve', shop: 'nowhere' } }), 'no-such-shop')
})
