import * as z from 'zod'
import { expect, test } from 'vitest'
import type { Invitation, Session, StartedRoom } from '#shared/rooms/contracts.ts'
import { route } from '#server/host/route.ts'
import { json, jsonBody } from '#server/host/schemas.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { startHttp } from '#test/support/http.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { adminKey } from '#test/support/shop-server.ts'

const key = { 'idempotency-key': 'f7c1e0b2-6f0e-4f0e-9d53-6a6ff2f6a6a1' }

test('a request that is sent again gets the first answer, and happens once', async () => {
  const server = await startTestServer()
  const start = () => ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' }, headers: key })
  const [first, again] = [await start(), await start()]
  expect(again.status).toBe(201)
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('cache-control')).toBe('no-store')
})

test('a request that is sent again after a kill gets the first answer, which is stored sealed', async () => {
  const server = await startServerProcess()
  const start = (name = 'Ana') => ask<StartedRoom>(server, 'POST /rooms', { body: { name }, headers: key })
  const first = await start()
  await server.kill('SIGKILL')
  const kept = databaseOf(server)
  const stored = JSON.stringify(await kept.selectFrom('answers').selectAll().execute())
  for (const secret of [first.body.token, first.body.session, first.body.invitation.code, key['idempotency-key']]) {
    expect(stored).not.toContain(secret)
  }
  await server.restart()
  expect((await start()).body).toEqual(first.body)
  expectRefused(await start('Ben'), 'idempotency-mismatch')
  expect(await kept.selectFrom('rooms').select('id').execute()).toHaveLength(1)
})

test('of many copies that are sent at once, one happens', async () => {
  const server = await startTestServer()
  const start = () => ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' }, headers: key })
  const answers = await Promise.all(Array.from({ length: 20 }, start))
  for (const answer of answers.filter(({ status }) => status !== 201)) expectRefused(answer, 'idempotency-busy')
  expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.room.id)).size).toBe(1)
  expect(await databaseOf(server).selectFrom('rooms').select('id').execute()).toHaveLength(1)
})

test('a refused request may be tried again with the same key', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const link = `/rooms/${ana.roomId}/invitations`
  const call = { token: ana.token, headers: key }
  expectRefused(await ask(server, `POST ${link}`, { ...call, body: { role: 'host' } }), 'invalid')
  expect((await ask(server, `POST ${link}`, { ...call, body: { role: 'viewer' } })).status).toBe(201)
})

test('the same key with another body is refused', async () => {
  const server = await startTestServer()
  await ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: key })
  expectRefused(await ask(server, 'POST /rooms', { body: { name: 'Ben' }, headers: key }), 'idempotency-mismatch')
})

test('a key belongs to the caller who used it, and to the route', async () => {
  const server = await startTestServer()
  const [ana, eve] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Eve')]
  const invite = ({ roomId, token }: typeof ana) =>
    ask<{ code: string }>(server, `POST /rooms/${roomId}/invitations`, {
      token,
      body: { role: 'viewer' },
      headers: key,
    })
  const codes = [await invite(ana), await invite(eve), await invite(ana)].map(({ body }) => body.code)
  expect(codes[0]).not.toBe(codes[1])
  expect(codes[2]).toBe(codes[0])
})

test('a key belongs to the same member with the next token, also after the first ran out', async () => {
  const clock = movableClock()
  const server = await startTestServer()
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const invite = (token: string) =>
    ask<Invitation>(server, `POST /rooms/${ana.room.id}/invitations`, { token, body: { role: 'viewer' }, headers: key })
  const first = await invite(ana.token)
  clock.advance(9 * 60_000)
  const renewed = await ask<Session>(server, 'POST /tokens/renew', { token: ana.session })
  const again = await invite(renewed.body.token)
  expect([again.status, again.body]).toEqual([201, first.body])
})

test('a caller who lost their rights does not get the stored answer', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const at = `/rooms/${ana.roomId}/members/${ben.memberId}`
  await ask(server, `PATCH ${at}`, { token: ana.token, body: { role: 'host' } })
  const invite = () =>
    ask(server, `POST /rooms/${ana.roomId}/invitations`, {
      token: ben.token,
      body: { role: 'viewer' },
      headers: key,
    })
  expect((await invite()).status).toBe(201)
  await ask(server, `DELETE ${at}`, { token: ana.token })
  expectRefused(await invite(), 'removed')
  const [first, leaked] = [await adminKey(server), await adminKey(server)]
  const make = () =>
    ask(server, 'POST /shops/demo/keys', { token: leaked, body: { name: 'x', scopes: ['keys'] }, headers: key })
  expect((await make()).status).toBe(201)
  expect((await make()).status).toBe(201)
  await ask(server, `DELETE /shops/demo/keys/${leaked.slice(4, 20)}`, { token: first })
  expectRefused(await make(), 'key-revoked')
})

test('a request without a body is as repeatable as one with', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const rotate = () =>
    ask<Invitation>(server, `POST /rooms/${ana.roomId}/invitations/${ana.code}/rotate`, {
      token: ana.token,
      headers: key,
    })
  const [first, again] = [await rotate(), await rotate()]
  expect([first.status, again.body]).toEqual([201, first.body])
  expect(await databaseOf(server).selectFrom('invitations').select('id').execute()).toHaveLength(2)
})

test('a key that could be guessed is refused', async () => {
  const server = await startTestServer()
  for (const guessable of ['1', 'x'.repeat(15), 'x'.repeat(201)]) {
    const answer = await ask(server, 'POST /rooms', {
      body: { name: 'Ana' },
      headers: { 'idempotency-key': guessable },
    })
    expectRefused(answer, 'invalid')
  }
})

test('an answer is forgotten after ten minutes', async () => {
  const clock = movableClock()
  const server = await startTestServer()
  const start = () => ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' }, headers: key })
  const first = await start()
  clock.advance(10 * 60_000)
  expect((await start()).body.room.id).not.toBe(first.body.room.id)
})

test('a copy that arrives while the first is handled is told so, and a fault is not stored', async () => {
  let finish = (_broken: boolean) => {}
  let calls = 0
  const started = () => expect.poll(() => calls)
  const slow = route(
    {
      method: 'post',
      path: '/slow',
      access: 'open',
      limit: 'requests',
      repeatable: true,
      tags: ['Operation'],
      summary: 'Take a while',
      request: { body: jsonBody(z.object({})) },
      responses: { 200: json(z.object({ calls: z.number() }), 'How often it ran.') },
    },
    async (c) => {
      calls += 1
      const broken = await new Promise<boolean>((resolve) => (finish = resolve))
      if (broken) throw new Error('broken')
      return c.json({ calls }, 200)
    },
  )
  const http = await startHttp({ routes: [slow] })
  const post = () => ask<{ calls: number }>(http, 'POST /slow', { body: {}, headers: key })
  const first = post()
  await started().toBe(1)
  expect(expectRefused(await post(), 'idempotency-busy').retry).toBe(true)
  finish(true)
  expectRefused(await first, 'fault')
  const second = post()
  await started().toBe(2)
  finish(false)
  expect((await second).body).toEqual({ calls: 2 })
  expect((await post()).body).toEqual({ calls: 2 })
})
