import { expect, test } from 'vitest'
import type { AuditPage } from '#shared/audit/contracts.ts'
import { keyScopes } from '#shared/shops/contracts.ts'
import type { JoinedRoom, SignedIn, StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { adminKey, audience, issuer, sharedSecret, shopKey, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

const othersSecret = 'what only the other shop and this server know, 32 and more'

/** Two shops that call themselves, and us, the same: only their keys tell them apart. */
async function twoShops() {
  const server = await startTestServer()
  const db = databaseOf(server)
  const shop = await db.selectFrom('shops').selectAll().where('id', '=', 'demo').executeTakeFirstOrThrow()
  await db
    .insertInto('shops')
    .values({ ...shop, id: 'other' })
    .execute()
  const keys = { demo: await adminKey(server), other: await adminKey(server, keyScopes, 'other') }
  const set = (at: 'demo' | 'other', settings: object) =>
    ask(server, `PUT /shops/${at}/identity`, { token: keys[at], body: { issuer, audience, ...settings } })
  await set('demo', { secret: sharedSecret })
  await set('other', { secret: othersSecret })
  const start = (at: string, identity: string) =>
    ask<StartedRoom>(server, 'POST /rooms', { body: { shop: at, identity } })
  return { server, keys, set, start }
}

test('what one shop says of its customers counts nowhere at another', async () => {
  const { server, start } = await twoShops()
  const [ours, theirs] = [await signWithSecret(), await signWithSecret({}, othersSecret)]
  expect((await start('demo', ours)).status).toBe(201)
  const { body: room } = await start('other', theirs)
  const accept = (body: object) => ask<JoinedRoom>(server, `POST /invitations/${room.invitation.code}/accept`, { body })
  const { body: guest } = await accept({ name: 'Ben' })
  const claim = (identity: string) =>
    ask(server, `POST /rooms/${room.room.id}/claim`, { token: guest.token, body: { identity } })
  expectRefused(await start('other', ours), 'identity-invalid')
  expectRefused(await accept({ identity: ours }), 'identity-invalid')
  expectRefused(await claim(ours), 'identity-invalid')
  expectRefused(await ask(server, 'POST /sign-in', { body: { shop: 'other', identity: ours } }), 'identity-invalid')
  expect((await claim(await signWithSecret({ sub: 'ben' }, othersSecret))).status).toBe(200)
})

test('two shops’ customers of the same id are two people', async () => {
  const { server, start } = await twoShops()
  const [ours, theirs] = [await signWithSecret(), await signWithSecret({}, othersSecret)]
  const rooms = [await start('demo', ours), await start('other', theirs)].map(({ body }) => body.room.id)
  const found = async (shop: string, identity: string) =>
    (await ask<SignedIn>(server, 'POST /sign-in', { body: { shop, identity } })).body.rooms.map(({ room }) => room.id)
  expect([await found('demo', ours), await found('other', theirs)]).toEqual(rooms.map((id) => [id]))
})

test('a token that names another shop’s key is not looked up there', async () => {
  const { set, start } = await twoShops()
  const [ours, theirs] = [await shopKey('ES256', 'one'), await shopKey('ES256', 'two')]
  await set('demo', { jwks: { keys: [ours.jwk] } })
  await set('other', { jwks: { keys: [theirs.jwk] } })
  expectRefused(await start('demo', await theirs.sign()), 'identity-unknown-key')
  expectRefused(await start('demo', await theirs.sign({}, { kid: 'one' })), 'identity-invalid')
  // Nor where the token says itself where its key is.
  const elsewhere = { jku: 'https://evil.example/jwks', jwk: theirs.jwk, kid: 'one' }
  expectRefused(await start('demo', await theirs.sign({}, elsewhere)), 'identity-invalid')
  expect((await start('other', await theirs.sign())).status).toBe(201)
})

test('a shop’s log tells nothing of another shop', async () => {
  const { server, keys, start } = await twoShops()
  const { body: ana } = await start('other', await signWithSecret({ sub: 'ana' }, othersSecret))
  const log = async (shop: 'demo' | 'other') =>
    (await ask<AuditPage>(server, `GET /shops/${shop}/audit?limit=200`, { token: keys[shop] })).text
  expect(await log('other')).toContain(ana.member.id)
  for (const one of [ana.member.id, ana.room.id, keys.other.slice(4, 20)]) expect(await log('demo')).not.toContain(one)
})

test('a key ends, and lists, no key of another shop', async () => {
  const { server, keys } = await twoShops()
  const others = keys.other.slice(4, 20)
  expectRefused(await ask(server, `DELETE /shops/demo/keys/${others}`, { token: keys.demo }), 'no-such-key')
  expect((await ask(server, 'GET /shops/demo/keys', { token: keys.demo })).text).not.toContain(others)
  expect((await ask(server, 'GET /shops/other/keys', { token: keys.other })).status).toBe(200)
})

test('a shop signs no other shop’s customers out', async () => {
  const { server, keys, start } = await twoShops()
  const [ours, theirs] = [await signWithSecret({ sub: 'ben' }), await signWithSecret({ sub: 'ben' }, othersSecret)]
  const [mine, other] = [await start('demo', ours), await start('other', theirs)].map(({ body }) => body)
  const view = (of?: StartedRoom) => ask(server, `GET /rooms/${of?.room.id}`, { token: of?.token ?? '' })
  const end = (shop: string, token: string, query = '') =>
    ask(server, `DELETE /shops/${shop}/sessions${query}`, { token })
  expectRefused(await end('other', keys.demo), 'token-invalid')
  for (const query of ['?customer=ben', '']) await end('demo', keys.demo, query)
  expectRefused(await view(mine), 'session-ended')
  expect((await view(other)).status).toBe(200)
})
