import { expect, test } from 'vitest'
import type {
  HistoryPage,
  Invitation,
  JoinedRoom,
  ListedInvitation,
  RoomView,
  SignedIn,
  StartedRoom,
} from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

/** Ana is a guest who has started a room; Ben is a customer of the shop. */
async function anaAndACustomer() {
  const server = await startTestServer()
  await signInWith(server, { secret: sharedSecret })
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const { room, token, invitation } = ana
  const as = (sub: string, more = {}) => signWithSecret({ sub, name: 'Ben', ...more })
  const accept = async (sub: string, code = invitation.code) =>
    ask<JoinedRoom>(server, `POST /invitations/${code}/accept`, { body: { identity: await as(sub) } })
  const join = (name: string) =>
    ask<JoinedRoom>(server, `POST /invitations/${invitation.code}/accept`, { body: { name } })
  const claim = async (who: string, sub: string) =>
    ask(server, `POST /rooms/${room.id}/claim`, { token: who, body: { identity: await as(sub) } })
  const signIn = async (sub: string) =>
    ask<SignedIn>(server, 'POST /sign-in', { body: { shop: 'demo', identity: await as(sub) } })
  const view = (who = token) => ask<RoomView>(server, `GET /rooms/${room.id}`, { token: who })
  const names = async () => (await view()).body.members.map(({ name }) => name)
  const uses = async () => {
    const answer = await ask<{ invitations: ListedInvitation[] }>(server, `GET /rooms/${room.id}/invitations`, {
      token,
    })
    return answer.body.invitations.map((one) => one.uses)
  }
  const remove = (who: string, member: string) =>
    ask(server, `DELETE /rooms/${room.id}/members/${member}?links=keep`, { token: who })
  return { server, ana, accept, join, claim, signIn, view, names, uses, remove }
}

test('a customer who opens the link again is the same member, on every device', async () => {
  const { accept, names, uses, view } = await anaAndACustomer()
  const first = await accept('customer-ben')
  expect(first.status).toBe(201)
  const again = await accept('customer-ben')
  expect(again.status).toBe(200)
  expect(again.body.member).toEqual(first.body.member)
  expect(again.body.session).not.toBe(first.body.session)
  expect((await view(again.body.token)).body.member.id).toBe(first.body.member.id)
  expect([await names(), await uses()]).toEqual([['Ana', 'Ben'], [1]])
})

test('of ten devices that open the link at once one makes the member', async () => {
  const { accept, names, uses } = await anaAndACustomer()
  const answers = await Promise.all(Array.from({ length: 10 }, () => accept('customer-ben')))
  expect(new Set(answers.map(({ body }) => body.member.id)).size).toBe(1)
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect([await names(), await uses()]).toEqual([['Ana', 'Ben'], [1]])
})

test('two customers are two members', async () => {
  const { accept, names } = await anaAndACustomer()
  await accept('customer-ben')
  await accept('customer-bea')
  expect(await names()).toEqual(['Ana', 'Ben', 'Ben (2)'])
})

test('a member comes back also by a link that opens nothing for others any more', async () => {
  const { server, ana, accept } = await anaAndACustomer()
  const { body: ben } = await accept('customer-ben')
  const links = `/rooms/${ana.room.id}/invitations`
  await ask(server, `DELETE ${links}/${ana.invitation.code}`, { token: ana.token })
  expect((await accept('customer-ben')).body.member.id).toBe(ben.member.id)
  expectRefused(await accept('customer-bea'), 'invitation-revoked')
})

test('whom a host has removed comes back by a new link, and not by the old one', async () => {
  const clock = movableClock()
  const { server, ana, accept, remove } = await anaAndACustomer()
  const { body: ben } = await accept('customer-ben')
  clock.advance(1000)
  expect((await remove(ana.token, ben.member.id)).status).toBe(204)
  expectRefused(await accept('customer-ben'), 'removed')
  clock.advance(1000)
  const links = `/rooms/${ana.room.id}/invitations`
  const fresh = await ask<Invitation>(server, `POST ${links}`, { token: ana.token, body: { role: 'advisor' } })
  const back = await accept('customer-ben', fresh.body.code)
  expect(back.status).toBe(201)
  expect(back.body.member.role).toBe('advisor')
  expect(back.body.member.id).not.toBe(ben.member.id)
})

test('who has left comes back by the link they have', async () => {
  const { accept, remove } = await anaAndACustomer()
  const { body: ben } = await accept('customer-ben')
  expect((await remove(ben.token, ben.member.id)).status).toBe(204)
  expect((await accept('customer-ben')).status).toBe(201)
})

test('a shop that takes no guests lets its customers in', async () => {
  const { server, join, accept } = await anaAndACustomer()
  await databaseOf(server).updateTable('shops').set({ guests: 0 }).where('id', '=', 'demo').execute()
  expectRefused(await join('Eve'), 'sign-in-needed')
  expectRefused(await ask(server, 'POST /rooms', { body: { name: 'Eve' } }), 'sign-in-needed')
  expect((await accept('customer-ben')).status).toBe(201)
  const body = { identity: await signWithSecret() }
  expect((await ask(server, 'POST /rooms', { body })).status).toBe(201)
})

test('a guest who signs in keeps their place, their words and their history', async () => {
  const { server, ana, join, claim, view, signIn } = await anaAndACustomer()
  const { body: ben } = await join('Benny')
  const before = await view(ben.token)
  expect((await claim(ben.token, 'customer-ben')).body).toEqual(before.body.member)
  expect((await view(ben.token)).body).toEqual(before.body)
  const { events } = (await ask<HistoryPage>(server, `GET /rooms/${ana.room.id}/history`, { token: ana.token })).body
  expect(events.filter(({ memberId }) => memberId === ben.member.id)).toHaveLength(1)
  expect((await signIn('customer-ben')).body.rooms[0]?.member.id).toBe(ben.member.id)
  // Doing it twice is no error.
  expect((await claim(ben.token, 'customer-ben')).status).toBe(200)
})

test('a member is one customer, and a customer one member', async () => {
  const { join, claim, accept } = await anaAndACustomer()
  const { body: ben } = await join('Benny')
  const { body: bea } = await accept('customer-bea')
  expectRefused(await claim(ben.token, 'customer-bea'), 'identity-taken')
  await claim(ben.token, 'customer-ben')
  expectRefused(await claim(ben.token, 'customer-cleo'), 'member-taken')
  expectRefused(await claim(bea.token, 'customer-ben'), 'member-taken')
})

test('of two guests who claim the same customer at once one becomes them', async () => {
  const { join, claim } = await anaAndACustomer()
  const guests = [await join('Ben'), await join('Benny')]
  const answers = await Promise.all(guests.map(({ body }) => claim(body.token, 'customer-ben')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test('a claim needs a member of that room and a proper identity', async () => {
  const { server, ana, join, remove } = await anaAndACustomer()
  const { body: ben } = await join('Ben')
  const { body: eve } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Eve' } })
  const claim = (token: string | undefined, identity: unknown) =>
    ask(server, `POST /rooms/${ana.room.id}/claim`, { ...(token === undefined ? {} : { token }), body: { identity } })
  const identity = await signWithSecret()
  expectRefused(await claim(undefined, identity), 'token-missing')
  expectRefused(await claim(eve.token, identity), 'token-wrong-room')
  expectRefused(await claim(ben.token, await signWithSecret({ exp: 1 })), 'identity-expired')
  for (const none of [undefined, '', 7, null, {}]) expectRefused(await claim(ben.token, none), 'invalid')
  await remove(ana.token, ben.member.id)
  expectRefused(await claim(ben.token, identity), 'removed')
})

test('another device finds every room of the customer, newest first, and opens it', async () => {
  const clock = movableClock()
  const { server, ana, accept, signIn } = await anaAndACustomer()
  await accept('customer-ben')
  clock.advance(1000)
  const own = { title: 'Boots', identity: await signWithSecret({ sub: 'customer-ben', name: 'Ben' }) }
  const { body: boots } = await ask<StartedRoom>(server, 'POST /rooms', { body: own })
  const { status, body } = await signIn('customer-ben')
  expect(status).toBe(200)
  expect(body.rooms.map(({ room, member }) => [room.id, room.title, member.role])).toEqual([
    [boots.room.id, 'Boots', 'host'],
    [ana.room.id, 'Ana’s room', 'shopper'],
  ])
  for (const { room, token, session } of body.rooms) {
    expect((await ask(server, `GET /rooms/${room.id}`, { token })).status).toBe(200)
    expect((await ask(server, 'POST /tokens/renew', { token: session })).status).toBe(200)
  }
  expect((await signIn('customer-nobody')).body).toEqual({ rooms: [] })
})

test('a room that was left, closed, or is another shop’s is not found', async () => {
  const { server, ana, accept, signIn, remove } = await anaAndACustomer()
  const { body: ben } = await accept('customer-ben')
  const db = databaseOf(server)
  await db.updateTable('rooms').set({ closed_at: 1 }).where('id', '=', ana.room.id).execute()
  expect((await signIn('customer-ben')).body.rooms).toEqual([])
  await db.updateTable('rooms').set({ closed_at: null }).where('id', '=', ana.room.id).execute()
  expect((await signIn('customer-ben')).body.rooms).toHaveLength(1)
  const shop = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  await db
    .insertInto('shops')
    .values({ ...shop, id: 'other' })
    .execute()
  await db.updateTable('rooms').set({ shop_id: 'other' }).where('id', '=', ana.room.id).execute()
  expect((await signIn('customer-ben')).body.rooms).toEqual([])
  await db.updateTable('rooms').set({ shop_id: 'demo' }).where('id', '=', ana.room.id).execute()
  await remove(ana.token, ben.member.id)
  expect((await signIn('customer-ben')).body.rooms).toEqual([])
})

test('a sign-in shows the title that the room has now', async () => {
  const { server, signIn } = await anaAndACustomer()
  const identity = await signWithSecret({ sub: 'customer-ben' })
  const { body } = await ask<StartedRoom>(server, 'POST /rooms', { body: { title: 'Boots', identity } })
  const { room, member, token } = body
  const connection = await RawConnection.open(server.url, { name: 'Ben', roomId: room.id, memberId: member.id, token })
  expect(await connection.write((doc) => doc.getMap('frame').set('title', 'Boots and socks'))).toEqual({ saved: true })
  const title = async () => (await signIn('customer-ben')).body.rooms[0]?.room.title
  await until('the new title', async () => (await title()) === 'Boots and socks')
  await connection.close()
})

test('a sign-in shows at most fifty rooms', async () => {
  const { server, signIn } = await anaAndACustomer()
  const identity = await signWithSecret({ sub: 'customer-ben' })
  for (let room = 0; room < 51; room++) await ask(server, 'POST /rooms', { body: { title: `${room}`, identity } })
  expect((await signIn('customer-ben')).body.rooms).toHaveLength(50)
})

test('a device keeps its session while others sign in, up to thirty of them', async () => {
  const clock = movableClock()
  const { server, accept, signIn } = await anaAndACustomer()
  const { body: first } = await accept('customer-ben')
  const renew = (token: string) => ask(server, 'POST /tokens/renew', { token })
  for (let device = 0; device < 29; device++) {
    clock.advance(1000)
    await signIn('customer-ben')
  }
  expect((await renew(first.session)).status).toBe(200)
  clock.advance(1000)
  const newest = (await signIn('customer-ben')).body.rooms[0]?.session ?? ''
  expectRefused(await renew(first.session), 'token-invalid')
  expect((await renew(newest)).status).toBe(200)
})
