import { SignJWT, decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { Session, StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

// Long enough for HS512 too, so that a token of that kind fails for its algorithm alone.
const secret = 'a secret that only this test and its server know, and that has more than 64 characters'
const key = new TextEncoder().encode(secret)

async function anaAtHome() {
  const server = await startTestServer({ SECRET: secret })
  const { body } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const { room, member, token, session, invitation } = body
  const sessionId = String(decodeJwt(token)['sid'])
  const ana = { roomId: room.id, memberId: member.id, sessionId, token, session, code: invitation.code }
  return { server, ana, room: `GET /rooms/${ana.roomId}` }
}

interface Forgery {
  readonly change?: (token: SignJWT) => SignJWT
  readonly header?: { readonly alg: string; readonly typ: string; readonly kid?: string }
  readonly signedWith?: Uint8Array
}

/** A token that is right in everything but what the test changes. */
function forge(
  of: { memberId: string; roomId: string; sessionId: string },
  { change = (token) => token, ...how }: Forgery = {},
) {
  const token = new SignJWT({ room: of.roomId, sid: of.sessionId })
    .setProtectedHeader(how.header ?? { alg: 'HS256', typ: 'JWT' })
    .setIssuer('tagalong')
    .setAudience('tagalong:member')
    .setSubject(of.memberId)
    .setIssuedAt()
    .setExpirationTime('15m')
  return change(token).sign(how.signedWith ?? key)
}

test('a member comes in with their token, and nobody without one', async () => {
  const { server, ana, room } = await anaAtHome()
  expect((await ask(server, room, { token: ana.token })).status).toBe(200)
  expectRefused(await ask(server, room), 'token-missing')
  expectRefused(await ask(server, room, { headers: { authorization: `Basic ${ana.token}` } }), 'token-missing')
})

test('a token that was written just like ours is ours: the forgeries below fail for what they change', async () => {
  const { server, ana, room } = await anaAtHome()
  expect((await ask(server, room, { token: await forge(ana) })).status).toBe(200)
})

test('a token with any part changed is refused', async () => {
  const { server, ana, room } = await anaAtHome()
  const ben = await join(server.url, ana.code, 'Ben')
  const [header = '', payload = '', signature = ''] = ana.token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const asBen = Buffer.from(JSON.stringify({ ...claims, sub: ben.memberId })).toString('base64url')
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
  for (const none of [`${unsigned}.${payload}.`, `${unsigned}.${payload}.${signature}`]) {
    expectRefused(await ask(server, room, { token: none }), 'token-algorithm')
  }
  const changed = [
    `${header}.${asBen}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    `${header}.${payload}`,
    'nonsense',
    'a.b.c',
    'x'.repeat(5000),
  ]
  for (const token of changed) expectRefused(await ask(server, room, { token }), 'token-invalid')
})

test('a token of another key, issuer, audience, algorithm, kind or session is refused', async () => {
  const { server, ana, room } = await anaAtHome()
  const eve = await openRoom(server.url, 'Eve')
  const forged = [
    [
      forge(ana, { signedWith: new TextEncoder().encode('another secret of the same length, perhaps') }),
      'token-invalid',
    ],
    [forge(ana, { change: (token) => token.setIssuer('somebody') }), 'token-invalid'],
    [forge(ana, { change: (token) => token.setAudience('tagalong:shop') }), 'token-wrong-audience'],
    [forge(ana, { header: { alg: 'HS512', typ: 'JWT' } }), 'token-algorithm'],
    [forge(ana, { header: { alg: 'HS256', typ: 'at+jwt' } }), 'token-invalid'],
    [forge(ana, { header: { alg: 'HS256', typ: 'JWT', kid: 'another' } }), 'token-unknown-key'],
    [forge({ ...ana, memberId: 'nobody' }), 'token-invalid'],
    [forge({ ...ana, roomId: 'elsewhere' }), 'token-invalid'],
    [forge({ ...ana, sessionId: 'nobodys' }), 'session-ended'],
    [forge({ ...ana, sessionId: String(decodeJwt(eve.token)['sid']) }), 'session-ended'],
  ] as const
  for (const [token, code] of forged) expectRefused(await ask(server, room, { token: await token }), code)
})

test('a token that lacks an end, a member or a room, or is for later, is refused', async () => {
  const { server, ana, room } = await anaAtHome()
  const seconds = Math.floor(Date.now() / 1000)
  const about = { sub: ana.memberId, room: ana.roomId, sid: ana.sessionId }
  const whole = { iss: 'tagalong', aud: 'tagalong:member', ...about, exp: seconds + 900 }
  const sign = (claims: object) =>
    new SignJWT(JSON.parse(JSON.stringify(claims)) as Record<string, unknown>)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(key)
  expect((await ask(server, room, { token: await sign(whole) })).status).toBe(200)
  const lacking = [{ exp: undefined }, { sub: undefined }, { room: undefined }, { nbf: seconds + 60 }, { room: 7 }]
  for (const lack of lacking) {
    expectRefused(await ask(server, room, { token: await sign({ ...whole, ...lack }) }), 'token-invalid')
  }
  // As an older server signed them: the session gives another, which can be ended.
  const unnamed = await sign({ ...whole, sid: undefined })
  expect(expectRefused(await ask(server, room, { token: unnamed }), 'token-expired').retry).toBe(true)
  expectRefused(await ask(server, 'POST /tokens/renew', { token: unnamed }), 'token-expired')
})

test('a token of the secret before says that it has to be renewed, which the session does', async () => {
  const { server, ana, room } = await anaAtHome()
  await server.stop()
  const again = await startTestServer({ DATA_DIR: server.dataDir, SECRET: secret.toUpperCase() })
  expect(expectRefused(await ask(again, room, { token: ana.token }), 'token-unknown-key').retry).toBe(true)
  const renewed = await ask<Session>(again, 'POST /tokens/renew', { token: ana.session })
  expect((await ask(again, room, { token: renewed.body.token })).status).toBe(200)
})

test('a token runs out after a quarter of an hour, and says that it can be renewed', async () => {
  const clock = movableClock()
  const { server, ana, room } = await anaAtHome()
  clock.advance(14 * 60_000)
  expect((await ask(server, room, { token: ana.token })).status).toBe(200)
  clock.advance(2 * 60_000)
  expect(expectRefused(await ask(server, room, { token: ana.token }), 'token-expired').retry).toBe(true)
})

test('a token opens its own room alone', async () => {
  const { server, ana } = await anaAtHome()
  const eve = await openRoom(server.url, 'Eve')
  expectRefused(await ask(server, `GET /rooms/${ana.roomId}`, { token: eve.token }), 'token-wrong-room')
  expectRefused(await ask(server, `GET /rooms/${ana.roomId}/history`, { token: eve.token }), 'token-wrong-room')
  expectRefused(
    await ask(server, `POST /rooms/${ana.roomId}/invitations`, { token: eve.token, body: { role: 'viewer' } }),
    'token-wrong-room',
  )
})

test('a room that does not exist is told apart from one that is somebody else’s', async () => {
  const { server, ana } = await anaAtHome()
  expectRefused(await ask(server, 'GET /rooms/AAAAAAAAAAAAAAAAAAAAAA', { token: ana.token }), 'no-such-room')
  expectRefused(await ask(server, 'GET /rooms/%00', { token: ana.token }), 'no-such-room')
})
