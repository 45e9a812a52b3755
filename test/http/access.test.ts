// Every route of the server, with every caller who may not call it. The list of routes, who may call them and which refusals they
// name come from the documentation, so that this also holds the documentation to the truth.
import { expect, test } from 'vitest'
import { keyScopes } from '#shared/shops/contracts.ts'
import type { KeyScope } from '#shared/shops/contracts.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { JoinedRoom, StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import type { Answer, Call } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { Associate } from '#test/support/desk.ts'
import { adminKey, sharedSecret, signInWith } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

interface Operation {
  'x-access': string | { readonly shopKey: KeyScope }
  'x-limit': string | { readonly joins: string }
  'parameters'?: readonly { readonly name: string }[]
  'requestBody'?: { readonly content: Readonly<Record<string, unknown>> }
  'responses': Readonly<Record<string, { readonly description: string }>>
}

interface ListedRoute {
  readonly method: string
  /** Below `/api/v1`. */
  readonly path: string
  readonly operation: Operation
}

/** A caller, and why they are refused by each kind of access; undefined where they are let through. */
interface Caller {
  readonly call: Call
  readonly member?: RefusalCode | undefined
  readonly host?: RefusalCode | undefined
  readonly session?: RefusalCode | undefined
  readonly staff?: RefusalCode | undefined
  readonly shopKey?: RefusalCode | ((scope: KeyScope) => RefusalCode | undefined) | undefined
}

async function routesOf({ url }: { readonly url: string }): Promise<readonly ListedRoute[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith('/api/v1/')
      ? Object.entries(methods).map(([method, operation]) => ({
          method: method.toUpperCase(),
          path: path.slice('/api/v1'.length),
          operation,
        }))
      : [],
  )
}

function callRoute(server: TestServer, { method, path, operation }: ListedRoute, roomId: string, call: Call = {}) {
  const filled = path
    .replace('{room}', roomId)
    .replace('{shop}', 'demo')
    .replaceAll(/\{\w+\}/g, 'nothing')
  const isJson = operation.requestBody?.content['application/json'] !== undefined
  return ask(server, `${method} ${filled}`, { ...(isJson ? { body: {} } : {}), ...call })
}

/** Expects a refusal that the route names in its documentation. */
function expectListed({ method, path, operation }: ListedRoute, answer: Answer, code: RefusalCode): void {
  const route = `${method} ${path}`
  expect([route, (answer.body as { code?: string }).code]).toEqual([route, code])
  expectRefused(answer, code)
  expect([route, operation.responses[answer.status]?.description]).toEqual([route, expect.stringContaining(code)])
}

/** A room of the demo shop, and callers who have lost, or never had, the right to call its routes. */
async function roomAndCallers() {
  const clock = movableClock()
  const server = await startTestServer()
  const db = databaseOf(server)
  const start = async () => (await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })).body
  const { token: expired } = await start()
  clock.advance(16 * 60_000)
  const demo = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  await db
    .insertInto('shops')
    .values({ ...demo, id: 'lake', origins: '["https://lake.example"]' })
    .execute()
  const [ana, elsewhere, closed] = [await start(), await start(), await start()]
  const join = async () =>
    (await ask<JoinedRoom>(server, `POST /invitations/${ana.invitation.code}/accept`, { body: { name: 'Ben' } })).body
  const [ben, removed, signedOut] = [await join(), await join(), await join()]
  await ask(server, `DELETE /rooms/${ana.room.id}/members/${removed.member.id}`, { token: ana.token })
  await ask(server, 'DELETE /sessions/current', { token: signedOut.token })
  await db.updateTable('rooms').set({ closed_at: Date.now() }).where('id', '=', closed.room.id).execute()
  await signInWith(server, { secret: sharedSecret })
  const noor = await Associate.of(server, 'Noor')
  const [key, revoked] = [await adminKey(server), await adminKey(server)]
  await ask(server, `DELETE /shops/demo/keys/${revoked.slice(4, 20)}`, { token: key })
  return { server, ana, ben, elsewhere, removed, signedOut, closed, expired, revoked, key, noor }
}

async function callersOf(here: Awaited<ReturnType<typeof roomAndCallers>>): Promise<Record<string, Caller>> {
  const { server, ana, ben, elsewhere, removed, signedOut, closed, expired, revoked, key, noor } = here
  const notMember = (code: RefusalCode) => ({
    member: code,
    host: code,
    session: code,
    staff: 'token-invalid' as const,
    shopKey: 'token-invalid' as const,
  })
  const narrow: Record<string, Caller> = {}
  for (const scope of keyScopes) {
    const shopKey = (needed: KeyScope) => (needed === scope ? undefined : ('scope-missing' as const))
    const call = { token: await adminKey(server, [scope]) }
    narrow[`a key of the scope ${scope}`] = { ...notMember('token-invalid'), shopKey, call }
  }
  const noStaff = { staff: 'token-wrong-audience' } as const
  const foreign = { headers: { origin: 'https://lake.example' } }
  return {
    'nobody': {
      ...notMember('token-missing'),
      staff: 'token-missing',
      shopKey: 'token-missing',
      call: {},
    },
    'a guess': { ...notMember('token-invalid'), call: { token: 'guess' } },
    'an old token': { ...notMember('token-expired'), ...noStaff, call: { token: expired } },
    'a removed member': { ...notMember('removed'), ...noStaff, call: { token: removed.token } },
    'a device that is signed out': { ...notMember('session-ended'), ...noStaff, call: { token: signedOut.token } },
    'a member of a closed room': { ...notMember('room-closed'), ...noStaff, call: { token: closed.token } },
    'a host of another room': {
      ...noStaff,
      member: 'token-wrong-room',
      host: 'token-wrong-room',
      shopKey: 'token-invalid',
      call: { token: elsewhere.token },
    },
    'a shopper': { ...noStaff, host: 'role-may-not', shopKey: 'token-invalid', call: { token: ben.token } },
    'an associate': { ...notMember('token-wrong-audience'), staff: undefined, call: { token: noor.token } },
    'a session secret': {
      staff: 'token-invalid',
      member: 'token-invalid',
      host: 'token-invalid',
      shopKey: 'token-invalid',
      call: { token: ana.session },
    },
    'another shop’s website': {
      ...noStaff,
      member: 'origin-not-allowed',
      host: 'origin-not-allowed',
      call: { token: ana.token, ...foreign },
    },
    'another shop’s key': {
      ...notMember('token-invalid'),
      call: { token: await adminKey(server, keyScopes, 'lake') },
    },
    'a revoked key': { ...notMember('token-invalid'), shopKey: 'key-revoked', call: { token: revoked } },
    'a key with every scope': {
      member: 'token-invalid',
      host: 'token-invalid',
      session: 'token-invalid',
      staff: 'token-invalid',
      call: { token: key },
    },
    ...narrow,
  }
}

function whyNot({ operation, path }: ListedRoute, caller: Caller): RefusalCode | undefined {
  const access = operation['x-access']
  if (typeof access === 'object')
    return typeof caller.shopKey === 'function' ? caller.shopKey(access.shopKey) : caller.shopKey
  if (access !== 'member' && access !== 'host' && access !== 'session' && access !== 'staff') return undefined
  // Without a room in the path, any room of the token will do.
  return caller[access] === 'token-wrong-room' && !path.includes('{room}') ? undefined : caller[access]
}

test('every route refuses every caller who may not call it, by a refusal that it names', async () => {
  const here = await roomAndCallers()
  const [routes, callers] = [await routesOf(here.server), await callersOf(here)]
  const refusals = new Map<string, number>()
  for (const route of routes) {
    for (const [name, caller] of Object.entries(callers)) {
      const code = whyNot(route, caller)
      if (code === undefined) continue
      expectListed(route, await callRoute(here.server, route, here.ana.room.id, caller.call), code)
      refusals.set(name, (refusals.get(name) ?? 0) + 1)
    }
  }
  expect(routes.length).toBeGreaterThanOrEqual(40)
  // Each caller was refused somewhere.
  expect([...refusals.keys()].toSorted()).toEqual(Object.keys(callers).toSorted())
}, 120_000)

test('a route in which the proof is a part of the request needs no token, and refuses a link that does not exist', async () => {
  const server = await startTestServer()
  const routes = await routesOf(server)
  const withoutToken: readonly unknown[] = ['open', 'link', 'customer', 'sessions']
  const open = routes.filter(({ operation }) => withoutToken.includes(operation['x-access']))
  expect(new Set(open.map(({ operation }) => operation['x-access']))).toEqual(new Set(withoutToken))
  for (const route of open) {
    const { status } = await callRoute(server, route, 'nothing')
    expect([route.path, status === 401 || status === 403]).toEqual([route.path, false])
  }
  for (const route of open.filter(({ operation, method }) => operation['x-access'] === 'link' && method === 'GET'))
    expect([route.path, (await callRoute(server, route, 'nothing')).status]).toEqual([route.path, 404])
})

test('every route counts for the limits that it names', async () => {
  const routes = await routesOf(await startTestServer())
  const strict = { TRUST_PROXY: 'true', ROOMS_PER_ADDRESS_PER_MINUTE: '1', JOINS_PER_ADDRESS_PER_MINUTE: '1' }
  const server = await startTestServer(strict)
  const fits: Readonly<Record<string, object>> = { '/rooms': { name: 'Ana' } }
  let address = 0
  for (const route of routes) {
    const [limit, { path }] = [route.operation['x-limit'], route]
    const headers = { 'x-forwarded-for': `198.51.100.${++address}` }
    const call = { headers, ...(fits[path] ? { body: fits[path] } : {}) }
    await callRoute(server, route, 'nothing', call)
    const again = await callRoute(server, route, 'nothing', call)
    // Bytes are counted rather than calls: `test/limits/answers.test.ts` sends them.
    const isLimited = limit !== 'requests' && limit !== 'files'
    expect([path, again.status === 429]).toEqual([path, isLimited])
    if (isLimited) expectListed(route, again, 'too-many-requests')
  }
  expect(new Set(routes.map(({ operation }) => JSON.stringify(operation['x-limit'])))).toEqual(
    new Set(
      [
        'requests',
        'rooms',
        'files',
        ...['invitations', 'sign-in', 'answers', 'counts'].map((joins) => ({ joins })),
      ].map((one) => JSON.stringify(one)),
    ),
  )
})

test('every route counts as a request of its address', async () => {
  const routes = await routesOf(await startTestServer())
  const server = await startTestServer({ TRUST_PROXY: 'true', REQUESTS_PER_ADDRESS_PER_MINUTE: '1' })
  let address = 0
  for (const route of routes) {
    const headers = { 'x-forwarded-for': `198.51.100.${++address}` }
    await callRoute(server, route, 'nothing', { headers })
    expectListed(route, await callRoute(server, route, 'nothing', { headers }), 'too-many-requests')
  }
  const headers = { 'x-forwarded-for': `198.51.100.${++address}` }
  const unknown = () => ask(server, 'GET /nothing', { headers })
  expectRefused(await unknown(), 'not-found')
  expectRefused(await unknown(), 'too-many-requests')
  for (const path of ['/healthz', '/readyz']) {
    for (let time = 0; time < 3; time++) expect((await fetch(`${server.url}${path}`, { headers })).status).toBe(200)
  }
})

test('a POST looks at the Idempotency-Key where it says that it takes one', async () => {
  const server = await startTestServer()
  const posts = (await routesOf(server)).filter(({ method }) => method === 'POST')
  const guessable = { 'idempotency-key': '1' }
  const refusing: string[] = []
  for (const route of posts) {
    const { body } = await callRoute(server, route, 'nothing', { headers: guessable })
    if ((body as { detail?: string }).detail?.startsWith('Idempotency-Key')) refusing.push(route.path)
  }
  const named = posts.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'Idempotency-Key'))
  expect(refusing).toEqual(named.map(({ path }) => path))
  expect(posts.map(({ path }) => path).filter((path) => !refusing.includes(path))).toEqual([
    '/tokens/renew',
    '/shops/{shop}/catalog',
    '/shops/{shop}/catalog/items',
    '/shops/{shop}/feeds/{feed}/runs',
    '/desk/renew',
    '/desk/devices',
    '/desk/devices/{device}/session',
    '/calls/livekit',
  ])
})
