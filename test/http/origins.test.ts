import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import type { Answer } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { startTestServer } from '#test/support/server.ts'

const shopOrigin = 'https://ridge.example'

/** Whether a website may open the two channels. */
async function opens(server: string, { room, token }: StartedRoom, headers: { origin: string }): Promise<boolean[]> {
  const connection = new WebSocket(`${server.replace('http', 'ws')}/sync/${room.id}/cart?token=${token}`, { headers })
  const people = io(server, {
    auth: { token },
    transports: ['websocket'],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  })
  onTestFinished(() => {
    connection.terminate()
    people.disconnect()
  })
  return Promise.all([
    new Promise<boolean>((resolve) => connection.once('open', () => resolve(true)).once('error', () => resolve(false))),
    new Promise<boolean>((resolve) =>
      people.once('connect', () => resolve(true)).once('connect_error', () => resolve(false)),
    ),
  ])
}

async function serverOfRidge(settings: Record<string, string> = {}) {
  const clock = movableClock()
  const server = await startTestServer(settings)
  await databaseOf(server)
    .updateTable('shops')
    .set({ origins: JSON.stringify([shopOrigin, 'not an origin']) })
    .execute()
  const start = (origin?: string) =>
    ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: origin === undefined ? {} : { origin } })
  return { server, start, clock }
}

test('the server’s own pages and programs without an Origin may write', async () => {
  const { server, start } = await serverOfRidge({ PUBLIC_URL: 'https://tagalong.example/' })
  for (const origin of [undefined, server.url, 'https://tagalong.example'])
    expect((await start(origin)).status).toBe(201)
})

test('a foreign website writes nothing', async () => {
  const { start } = await serverOfRidge()
  const foreign = [
    'https://evil.example',
    'null',
    'https://ridge.example.evil.example',
    'http://ridge.example',
    'nonsense',
  ]
  for (const origin of foreign) expectRefused(await start(origin), 'origin-not-allowed')
})

test('a foreign website reads nothing from a browser', async () => {
  const { server } = await serverOfRidge()
  const answer = await ask(server, 'GET /products', { headers: { origin: 'https://evil.example' } })
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('a website that a shop has named reads and writes', async () => {
  const { start } = await serverOfRidge()
  const answer = await start(shopOrigin)
  expect(answer.status).toBe(201)
  expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
  expect(answer.headers.get('vary')).toContain('Origin')
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
})

test('a preflight request is told what a shop’s website may send', async () => {
  const { server } = await serverOfRidge()
  const preflight = (origin: string) =>
    ask(server, 'OPTIONS /rooms', { headers: { origin, 'access-control-request-method': 'POST' } })
  const allowed = await preflight(shopOrigin)
  expect(allowed.status).toBe(204)
  expect(allowed.headers.get('access-control-allow-methods')).toContain('POST')
  expect(allowed.headers.get('access-control-allow-headers')).toMatch(/authorization/i)
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
})

test('a website uses the rooms of its own shop, and of no other', async () => {
  const { server, start } = await serverOfRidge()
  const db = databaseOf(server)
  const ridge = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  const origins = '["https://lake.example"]'
  await db
    .insertInto('shops')
    .values({ ...ridge, id: 'lake', origins })
    .execute()
  const { body: ana } = (await start(shopOrigin)) as Answer<StartedRoom>
  const lake = { origin: 'https://lake.example' }
  const [room, token] = [`/rooms/${ana.room.id}`, ana.token]
  const calls: readonly (readonly [route: string, body?: object])[] = [
    [`GET ${room}`],
    [`GET ${room}/history`],
    [`POST ${room}/invitations`, { role: 'viewer' }],
    [`POST ${room}/claim`, { identity: 'a.b.c' }],
    [`POST /invitations/${ana.invitation.code}/accept`, { name: 'Ben' }],
    ['POST /rooms', { name: 'Ana', shop: 'demo' }],
    ['POST /sign-in', { shop: 'demo', identity: 'a.b.c' }],
  ]
  for (const [route, body] of calls) {
    const call = { token, headers: lake, ...(body === undefined ? {} : { body }) }
    expectRefused(await ask(server, route, call), 'origin-not-allowed')
  }
  expect((await ask(server, 'POST /rooms', { body: { name: 'Ana', shop: 'lake' }, headers: lake })).status).toBe(201)
  expect((await ask(server, `GET ${room}`, { token, headers: { origin: shopOrigin } })).status).toBe(200)
  expect(await opens(server.url, ana, lake)).toEqual([false, false])
  expect(await opens(server.url, ana, { origin: shopOrigin })).toEqual([true, true])
})

test('an origin that a shop removes is refused after some seconds', async () => {
  const { server, start, clock } = await serverOfRidge()
  expect((await start(shopOrigin)).status).toBe(201)
  await databaseOf(server).updateTable('shops').set({ origins: '[]' }).execute()
  clock.advance(10_000)
  expectRefused(await start(shopOrigin), 'origin-not-allowed')
})

test('a shop’s website can read a refusal', async () => {
  const { server } = await serverOfRidge()
  const answer = await ask(server, 'POST /rooms', { body: '{', headers: { origin: shopOrigin } })
  expectRefused(answer, 'not-json')
  expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
})
