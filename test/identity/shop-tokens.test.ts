import { createHmac, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import type { Answer } from '#test/support/api.ts'
import { startTestServer } from '#test/support/server.ts'
import { audience, sharedSecret, shopKey, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import type { Claims } from '#test/support/shop-server.ts'

const now = () => Math.floor(Date.now() / 1000)

async function shopWith(settings: object) {
  const server = await startTestServer()
  expect((await signInWith(server, settings)).status).toBe(200)
  const start = async (identity: string | Promise<string>): Promise<Answer<StartedRoom>> =>
    ask<StartedRoom>(server, 'POST /rooms', { body: { identity: await identity } })
  return { server, start }
}

const shopWithSecret = () => shopWith({ secret: sharedSecret, clockToleranceSeconds: 10 })

test('a customer of the shop starts a room with the name the shop gives them', async () => {
  const { start } = await shopWithSecret()
  const { status, body } = await start(signWithSecret({ name: 'Ana Ruiz', locale: 'es-MX' }))
  expect(status).toBe(201)
  expect(body.member).toMatchObject({ name: 'Ana Ruiz', role: 'host', locale: 'es-MX' })
  expect(body.room.title).toBe('Ana Ruiz’s room')
})

test('who wants another name has it', async () => {
  const { server } = await shopWithSecret()
  const body = { name: 'Annie', identity: await signWithSecret() }
  expect((await ask<StartedRoom>(server, 'POST /rooms', { body })).body.member.name).toBe('Annie')
})

test('a name that no member may have is as good as none, and a long one is cut', async () => {
  const { start } = await shopWithSecret()
  for (const name of [undefined, '', '\u200b', 'evil\u202etxt', 7]) {
    expectRefused(await start(signWithSecret({ name })), 'invalid')
  }
  const { body } = await start(signWithSecret({ name: `${'x'.repeat(59)}👩‍👧 and more` }))
  expect(body.member.name).toBe('x'.repeat(59))
})

const wrongClaims: readonly (readonly [string, Claims, Parameters<typeof expectRefused>[1]])[] = [
  ['that ran out', { exp: now() - 11 }, 'identity-expired'],
  ['for another audience', { aud: 'newsletter' }, 'identity-wrong-audience'],
  ['for no audience', { aud: undefined }, 'identity-wrong-audience'],
  ['of another issuer', { iss: 'https://evil.example' }, 'identity-wrong-issuer'],
  ['of no issuer', { iss: undefined }, 'identity-wrong-issuer'],
  ['about nobody', { sub: undefined }, 'identity-invalid'],
  ['about a number', { sub: 7 }, 'identity-invalid'],
  ['about an empty text', { sub: '' }, 'identity-invalid'],
  ['about too long a text', { sub: 'x'.repeat(201) }, 'identity-invalid'],
  ['about control characters', { sub: 'a\nb' }, 'identity-invalid'],
  ['about half a character', { sub: 'customer-\ud800' }, 'identity-invalid'],
  ['without an end', { exp: undefined }, 'identity-invalid'],
  ['with an end that is a text', { exp: 'tomorrow' }, 'identity-invalid'],
  ['good for more than a day', { exp: now() + 25 * 3600 }, 'identity-invalid'],
  ['from the future', { nbf: now() + 3600 }, 'identity-invalid'],
]

test.each(wrongClaims)('a token %s is refused', async (_, claims, code) => {
  const { start } = await shopWithSecret()
  expectRefused(await start(signWithSecret(claims)), code)
})

test('a token of several audiences is good for each of them', async () => {
  const { start } = await shopWithSecret()
  expect((await start(signWithSecret({ aud: ['newsletter', audience] }))).status).toBe(201)
})

test('a page that is loaded again shows the same token again', async () => {
  const { start } = await shopWithSecret()
  const identity = await signWithSecret({ jti: 'once' })
  for (let load = 0; load < 2; load++) expect((await start(identity)).status).toBe(201)
})

test('the clocks may differ by what the shop says, and no more', async () => {
  const { start } = await shopWithSecret()
  expect((await start(signWithSecret({ exp: now() - 5 }))).status).toBe(201)
  expectRefused(await start(signWithSecret({ exp: now() - 15 })), 'identity-expired')
})

test('a token that anybody could have written is refused', async () => {
  const { start } = await shopWithSecret()
  const [header = '', payload = '', signature = ''] = (await signWithSecret()).split('.')
  const other = (alg: string) => Buffer.from(JSON.stringify({ alg })).toString('base64url')
  for (const none of ['none', 'None', 'HS384', 'RS256', 'ES256K', 'PS256', '__proto__']) {
    expectRefused(await start(`${other(none)}.${payload}.`), 'identity-algorithm')
    expectRefused(await start(`${other(none)}.${payload}.${signature}`), 'identity-algorithm')
  }
  const broken = [
    `${header}.${payload}.`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    `${header}.${Buffer.from('{"sub":"boss"}').toString('base64url')}.${signature}`,
    `${header}.${payload}`,
    'a.b.c',
    '..',
    'nonsense',
    await signWithSecret({}, 'another secret, also with more than 32 letters'),
  ]
  for (const token of broken) expectRefused(await start(token), 'identity-invalid')
  expectRefused(await start('x'.repeat(9000)), 'invalid')
})

test.each(['RS256', 'ES256', 'EdDSA'] as const)('a key of the shop signs with %s', async (alg) => {
  const [mine, other] = [await shopKey(alg, 'one'), await shopKey(alg, 'one')]
  const { start } = await shopWith({ jwks: { keys: [mine.jwk] } })
  expect((await start(mine.sign())).status).toBe(201)
  expectRefused(await start(other.sign()), 'identity-invalid')
  expectRefused(await start(mine.sign({}, { kid: 'two' })), 'identity-unknown-key')
  expectRefused(await start(mine.sign({ exp: now() - 60 })), 'identity-expired')
  expectRefused(await start(mine.sign({ aud: 'newsletter' })), 'identity-wrong-audience')
})

test('a public key is no secret: nobody signs with HS256 what a public key verifies', async () => {
  const mine = await shopKey('RS256', 'one')
  const { start } = await shopWith({ jwks: { keys: [mine.jwk] } })
  const pem = createPublicKey({ key: mine.jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const [, payload = ''] = (await mine.sign()).split('.')
  for (const secret of [pem, JSON.stringify(mine.jwk), mine.jwk.n ?? '']) {
    const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: 'one' })).toString('base64url')
    const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
    expectRefused(await start(`${header}.${payload}.${signature}`), 'identity-algorithm')
  }
})

test('a secret verifies no signature of a key', async () => {
  const { start } = await shopWithSecret()
  const mine = await shopKey('RS256', 'one')
  expectRefused(await start(mine.sign()), 'identity-algorithm')
})

test('while keys are changed two are good at once, told apart by their names', async () => {
  const [old, fresh] = [await shopKey('ES256', 'old'), await shopKey('ES256', 'fresh')]
  const { server, start } = await shopWith({ jwks: { keys: [old.jwk, fresh.jwk] } })
  for (const key of [old, fresh]) expect((await start(key.sign())).status).toBe(201)
  const unnamed = expectRefused(await start(old.sign({}, { kid: undefined })), 'identity-unknown-key')
  expect(unnamed.detail).toContain('kid')
  await signInWith(server, { jwks: { keys: [fresh.jwk] } })
  expectRefused(await start(old.sign()), 'identity-unknown-key')
  expect((await start(fresh.sign())).status).toBe(201)
  // A single key need not be named.
  expect((await start(fresh.sign({}, { kid: undefined }))).status).toBe(201)
})

test('while a secret is changed two are good at once', async () => {
  const { server, start } = await shopWithSecret()
  const fresh = 'the new secret, which also has more than 32 letters'
  await signInWith(server, { secret: fresh, previousSecret: sharedSecret })
  for (const secret of [sharedSecret, fresh]) expect((await start(signWithSecret({}, secret))).status).toBe(201)
  expectRefused(await start(signWithSecret({ exp: now() - 60 })), 'identity-expired')
  await signInWith(server, { secret: fresh })
  expectRefused(await start(signWithSecret()), 'identity-invalid')
})

test('a shop that has said nothing signs nobody in, and one that takes it back no longer does', async () => {
  const server = await startTestServer()
  const start = async () => ask(server, 'POST /rooms', { body: { identity: await signWithSecret() } })
  expectRefused(await start(), 'identity-not-configured')
  await signInWith(server, { secret: sharedSecret })
  expect((await start()).status).toBe(201)
  const nobody = { shop: 'nowhere', identity: 'a.b.c' }
  expectRefused(await ask(server, 'POST /sign-in', { body: nobody }), 'no-such-shop')
})

test('what another server’s secret has sealed does not open, and is not taken for something else', async () => {
  const server = await startTestServer({ SECRET: 'the first secret of this server, 32 letters' })
  await signInWith(server, { secret: sharedSecret })
  await server.stop()
  const again = await startTestServer({
    DATA_DIR: server.dataDir,
    SECRET: 'the second secret of this server, 32 letters',
  })
  const start = async () => ask(again, 'POST /rooms', { body: { identity: await signWithSecret() } })
  expectRefused(await start(), 'identity-not-configured')
  await signInWith(again, { secret: sharedSecret })
  expect((await start()).status).toBe(201)
})
