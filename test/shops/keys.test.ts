import { expect, test } from 'vitest'
import { keyScopes } from '#shared/shops/contracts.ts'
import type { AdminKeyInfo, KeyScope, MadeKey } from '#shared/shops/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import type { Call } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { adminKey } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

async function demoShop() {
  const server = await startTestServer()
  const first = await adminKey(server)
  const make = (token: string, body: unknown) => ask<MadeKey>(server, 'POST /shops/demo/keys', { token, body })
  const keyWith = async (...scopes: KeyScope[]) => (await make(first, { name: scopes.join(' '), scopes })).body.key
  const list = async () =>
    (await ask<{ keys: AdminKeyInfo[] }>(server, 'GET /shops/demo/keys', { token: first })).body.keys
  const revoke = (id: string, token = first) => ask(server, `DELETE /shops/demo/keys/${id}`, { token })
  return { server, first, make, keyWith, list, revoke }
}

/** A call of each scope that changes nothing. */
const calls: Readonly<Record<KeyScope, readonly [route: string, call: Call]>> = {
  catalog: ['POST /shops/demo/catalog', { body: 'nothing', headers: { 'content-type': 'image/png' } }],
  identity: ['GET /shops/demo/identity', {}],
  keys: ['GET /shops/demo/keys', {}],
  audit: ['GET /shops/demo/audit', {}],
  desk: ['GET /shops/demo/desk/settings', {}],
}
/** What each answers whoever may. */
const answered: Readonly<Record<KeyScope, number>> = { catalog: 415, identity: 422, keys: 200, audit: 200, desk: 200 }

test('a key opens the routes of its scopes, and no others', async () => {
  const { server, keyWith } = await demoShop()
  for (const scope of keyScopes) {
    const token = await keyWith(scope)
    for (const other of keyScopes) {
      const [route, call] = calls[other]
      const answer = await ask(server, route, { token, ...call })
      if (other === scope) expect(answer.status).toBe(answered[scope])
      else expect(expectRefused(answer, 'scope-missing').detail).toContain(other)
    }
  }
})

test('a shop has several keys, and a revoked one opens nothing from then on', async () => {
  const { server, make, first, list, revoke } = await demoShop()
  const { body: nightly } = await make(first, { name: 'nightly import', scopes: ['catalog', 'audit'] })
  const { body: weekly } = await make(first, { name: 'weekly report', scopes: ['audit'] })
  expect((await list()).map(({ name }) => name).toSorted()).toEqual(['nightly import', 'of a test', 'weekly report'])
  const read = ({ key }: MadeKey) => ask(server, 'GET /shops/demo/audit', { token: key })
  expect((await read(nightly)).status).toBe(200)
  expect((await revoke(nightly.id)).status).toBe(204)
  expectRefused(await read(nightly), 'key-revoked')
  expect((await read(weekly)).status).toBe(200)
  expect((await list()).map(({ name }) => name)).not.toContain('nightly import')
  expectRefused(await revoke(nightly.id), 'no-such-key')
  expectRefused(await revoke('nothing'), 'no-such-key')
})

test('a key is shown once: neither the list nor the database has it', async () => {
  const { server, make, first, list } = await demoShop()
  const { body: made } = await make(first, { name: 'nightly import', scopes: ['catalog'] })
  expect(made.key).toMatch(/^tgk_[\w-]{59}$/)
  const stored = await databaseOf(server).selectFrom('admin_keys').selectAll().execute()
  for (const told of [JSON.stringify(await list()), JSON.stringify(stored)]) {
    expect(told).toContain(made.id)
    expect(told).not.toContain(made.key.slice(20))
  }
})

test('a key makes no key that opens more than itself', async () => {
  const { make, keyWith } = await demoShop()
  const keysOnly = await keyWith('keys')
  for (const scope of ['catalog', 'identity', 'audit']) {
    expectRefused(await make(keysOnly, { name: 'more', scopes: [scope] }), 'scope-missing')
    expectRefused(await make(keysOnly, { name: 'more', scopes: ['keys', scope] }), 'scope-missing')
  }
  expect((await make(keysOnly, { name: 'another', scopes: ['keys'] })).status).toBe(201)
})

test('a key of another shop, a part of a key and none at all open nothing', async () => {
  const { server, first } = await demoShop()
  const db = databaseOf(server)
  const shop = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  await db
    .insertInto('shops')
    .values({ ...shop, id: 'other' })
    .execute()
  const others = await adminKey(server, keyScopes, 'other')
  const last = first.at(-1) === 'A' ? 'B' : 'A'
  const wrong = [
    others,
    first.slice(0, -1),
    `${first.slice(0, -1)}${last}`,
    `${first}A`,
    first.toUpperCase(),
    'tgk_',
    'x',
  ]
  for (const [route, call] of Object.values(calls)) {
    for (const token of wrong) expectRefused(await ask(server, route, { ...call, token }), 'token-invalid')
    expectRefused(await ask(server, route, call), 'token-missing')
    const elsewhere = route.replace('/demo/', '/nowhere/')
    expectRefused(await ask(server, elsewhere, { ...call, token: first }), 'token-invalid')
  }
})

test('a key with unknown scopes, or none, is refused', async () => {
  const { make, first } = await demoShop()
  const wrong = [
    {},
    { name: 'x' },
    { name: '', scopes: ['keys'] },
    { name: 'x'.repeat(61), scopes: ['keys'] },
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['everything'] },
    { name: 'x', scopes: ['keys', 'keys'] },
    { name: 'x', scopes: 'keys' },
  ]
  for (const body of wrong) expectRefused(await make(first, body), 'invalid')
})

test('a shop has at most fifty keys at a time', async () => {
  const { make, first, revoke } = await demoShop()
  const made = []
  for (let more = 1; more < 50; more++) made.push((await make(first, { name: `${more}`, scopes: ['audit'] })).body)
  expectRefused(await make(first, { name: 'one more', scopes: ['audit'] }), 'too-many-keys')
  await revoke(made[0]?.id ?? '')
  expect((await make(first, { name: 'one more', scopes: ['audit'] })).status).toBe(201)
})

test('the time a key was last used is exact to the hour', async () => {
  const clock = movableClock()
  const { server, make, first, list } = await demoShop()
  const { body: made } = await make(first, { name: 'report', scopes: ['audit'] })
  const usedAt = async () => (await list()).find(({ id }) => id === made.id)?.usedAt
  expect(await usedAt()).toBeNull()
  await ask(server, 'GET /shops/demo/audit', { token: made.key })
  const hour = 3_600_000
  expect(Date.parse((await usedAt()) ?? '')).toBe(Date.now() - (Date.now() % hour))
  clock.advance(hour)
  await ask(server, 'GET /shops/demo/audit', { token: made.key })
  expect(Date.parse((await usedAt()) ?? '')).toBe(Date.now() - (Date.now() % hour))
})

test('a key that is used too often has to wait, and another does not', async () => {
  const server = await startTestServer({ REQUESTS_PER_MEMBER_PER_MINUTE: '3' })
  const [busy, calm] = [await adminKey(server), await adminKey(server)]
  const look = (token: string) => ask(server, 'GET /shops/demo/keys', { token })
  for (let time = 0; time < 3; time++) expect((await look(busy)).status).toBe(200)
  expectRefused(await look(busy), 'too-many-requests')
  expect((await look(calm)).status).toBe(200)
})

test('a member’s token is no key, and a key no member’s token', async () => {
  const { server, first } = await demoShop()
  const { body } = await ask<{ token: string; room: { id: string } }>(server, 'POST /rooms', { body: { name: 'Ana' } })
  expectRefused(await ask(server, 'GET /shops/demo/keys', { token: body.token }), 'token-invalid')
  expectRefused(await ask(server, `GET /rooms/${body.room.id}`, { token: first }), 'token-invalid')
})
