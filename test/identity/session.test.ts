import { expect, test } from 'vitest'
import type { Session, StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const day = 86_400_000

async function anaAtHome() {
  const clock = movableClock()
  const server = await startTestServer()
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const renew = (token?: string) => ask<Session>(server, 'POST /tokens/renew', token === undefined ? {} : { token })
  const canEnter = async (token: string) => (await ask(server, `GET /rooms/${ana.room.id}`, { token })).status === 200
  return { clock, server, ana, renew, canEnter }
}

test('a token that is still valid is renewed', async () => {
  const { clock, ana, renew, canEnter } = await anaAtHome()
  clock.advance(10 * 60_000)
  const renewed = await renew(ana.token)
  expect(renewed.status).toBe(200)
  expect(Date.parse(renewed.body.expiresAt)).toBeGreaterThan(Date.parse(ana.expiresAt))
  clock.advance(10 * 60_000)
  expect(await canEnter(renewed.body.token)).toBe(true)
})

test('a token renews tokens for twelve hours, however often, and then only the session does', async () => {
  const { clock, ana, renew, canEnter } = await anaAtHome()
  let { token } = ana
  // A minute before it runs out, again and again.
  for (let minutes = 0; minutes + 14 < 12 * 60; minutes += 14) {
    clock.advance(14 * 60_000)
    token = (await renew(token)).body.token
    expect(token).toBeDefined()
  }
  clock.advance(14 * 60_000)
  expect(await canEnter(token)).toBe(true)
  expect(expectRefused(await renew(token), 'token-expired').detail).toContain('12 hours')
  const fresh = (await renew(ana.session)).body.token
  clock.advance(14 * 60_000)
  expect((await renew(fresh)).status).toBe(200)
})

test('renewing counts as a request of the member', async () => {
  const server = await startTestServer({ REQUESTS_PER_MEMBER_PER_MINUTE: '3' })
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const { body: otto } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Otto' } })
  const renew = (token: string) => ask(server, 'POST /tokens/renew', { token })
  for (const bearer of [ana.session, ana.token, ana.session]) expect((await renew(bearer)).status).toBe(200)
  for (const bearer of [ana.session, ana.token]) expectRefused(await renew(bearer), 'too-many-requests')
  expect((await renew(otto.session)).status).toBe(200)
})

test('a session renews a token that ran out long ago', async () => {
  const { clock, ana, renew, canEnter } = await anaAtHome()
  clock.advance(100 * day)
  expectRefused(await renew(ana.token), 'token-expired')
  const renewed = await renew(ana.session)
  expect(await canEnter(renewed.body.token)).toBe(true)
})

test('a session that is used lives on; unused for 180 days it ends', async () => {
  const { clock, ana, renew } = await anaAtHome()
  for (let visit = 0; visit < 3; visit++) {
    clock.advance(179 * day)
    expect((await renew(ana.session)).status).toBe(200)
  }
  clock.advance(180 * day)
  expectRefused(await renew(ana.session), 'token-invalid')
})

test('a session opens nothing by itself', async () => {
  const { server, ana } = await anaAtHome()
  expectRefused(await ask(server, `GET /rooms/${ana.room.id}`, { token: ana.session }), 'token-invalid')
})

test('an unknown session, and none at all, are refused', async () => {
  const { renew } = await anaAtHome()
  expectRefused(await renew('tgs_nobodys'), 'token-invalid')
  expectRefused(await renew(), 'token-missing')
})

test('a session ends with the membership', async () => {
  const { server, ana, renew } = await anaAtHome()
  const { body: ben } = await ask<StartedRoom>(server, `POST /invitations/${ana.invitation.code}/accept`, {
    body: { name: 'Ben' },
  })
  expect((await renew(ben.session)).status).toBe(200)
  await ask(server, `DELETE /rooms/${ana.room.id}/members/${ben.member.id}`, { token: ana.token })
  expectRefused(await renew(ben.session), 'removed')
  expectRefused(await renew(ben.token), 'removed')
})

test('neither sessions nor invitation codes are stored as they are', async () => {
  const { server, ana } = await anaAtHome()
  const db = databaseOf(server)
  const stored = JSON.stringify([
    await db.selectFrom('sessions').selectAll().execute(),
    await db.selectFrom('invitations').selectAll().execute(),
  ])
  expect(stored).toContain(ana.member.id)
  expect(stored).not.toContain(ana.session.slice(4, 16))
  // Four characters are kept, so that a host can tell links apart.
  expect(stored).not.toContain(ana.invitation.code.slice(4, 12))
})

test('a session that nobody used for 180 days is deleted, and the others stay', async () => {
  const clock = movableClock()
  const before = await startTestServer()
  const enter = async (name: string) => (await ask<StartedRoom>(before, 'POST /rooms', { body: { name } })).body
  const [ana, bea] = [await enter('Ana'), await enter('Bea')]
  clock.advance(day)
  expect((await ask(before, 'POST /tokens/renew', { token: bea.session })).status).toBe(200)
  await before.stop()
  clock.advance(179 * day)
  const server = await startTestServer({ DATA_DIR: before.dataDir })
  const db = databaseOf(server)
  const kept = async () => {
    const rows = await db.selectFrom('sessions').select('member_id').execute()
    return rows.map((row) => row.member_id)
  }
  await until('the old session to go', async () => (await kept()).length === 1)
  expect(await kept()).toEqual([bea.member.id])
  expectRefused(await ask(server, 'POST /tokens/renew', { token: ana.session }), 'token-invalid')
  expect((await ask(server, 'POST /tokens/renew', { token: bea.session })).status).toBe(200)
})
