import { expect, test } from 'vitest'
import { exportJWK, generateKeyPair } from 'jose'
import type { ShopIdentity } from '#shared/shops/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { adminKey, audience, issuer, sharedSecret, shopKey } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

async function demoShop() {
  const server = await startTestServer()
  const token = await adminKey(server, ['identity'])
  const set = (settings: object) =>
    ask<ShopIdentity>(server, 'PUT /shops/demo/identity', { token, body: { issuer, audience, ...settings } })
  const see = () => ask<ShopIdentity>(server, 'GET /shops/demo/identity', { token })
  const end = () => ask(server, 'DELETE /shops/demo/identity', { token })
  return { server, set, see, end }
}

test('the settings of sign-in are shown without the secret', async () => {
  const { set, see } = await demoShop()
  const told = await set({ secret: sharedSecret, previousSecret: `${sharedSecret} before` })
  const shown = await see()
  expect(shown.body).toMatchObject({
    issuer,
    audience,
    clockToleranceSeconds: 30,
    algorithms: ['HS256'],
    keys: 'secret',
  })
  expect(shown.body).toEqual(told.body)
  expect(told.text + shown.text).not.toContain(sharedSecret.slice(5, 20))
})

test('a secret is stored sealed, for its shop alone', async () => {
  const { server, set } = await demoShop()
  await set({ secret: sharedSecret })
  const once = await databaseOf(server).selectFrom('shop_identities').selectAll().execute()
  expect(JSON.stringify(once)).not.toContain(sharedSecret.slice(5, 20))
  await set({ secret: sharedSecret })
  const again = await databaseOf(server).selectFrom('shop_identities').selectAll().execute()
  expect(again[0]?.material).not.toBe(once[0]?.material)
})

test('public keys are shown as they are used, without other fields', async () => {
  const { set, see } = await demoShop()
  const { jwk } = await shopKey('RS256', 'one')
  await set({ jwks: { keys: [{ ...jwk, x5c: ['MII…'], note: 'ours' }] } })
  const { kty, kid, n, e, alg } = jwk
  expect((await see()).body).toMatchObject({ keys: 'jwks', algorithms: ['RS256', 'ES256', 'EdDSA'] })
  expect((await see()).body.jwks).toEqual({ keys: [{ kty, kid, n, e, alg }] })
})

test('settings that cannot work are refused, and the invalid field is named', async () => {
  const { set, see } = await demoShop()
  const { jwk } = await shopKey('ES256', 'one')
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const p384 = await exportJWK((await generateKeyPair('ES384', { extractable: true })).publicKey)
  const { jwk: rsa } = await shopKey('RS256', 'two')
  // A number of 1024 bits with zeros before it.
  const short = {
    ...rsa,
    n: Buffer.from(rsa.n ?? '', 'base64url')
      .fill(0, 0, 128)
      .toString('base64url'),
  }
  const keys = (...all: unknown[]) => ({ jwks: { keys: all } })
  const wrong: readonly (readonly [object, string])[] = [
    [{}, 'body'],
    [{ secret: 'too short' }, 'body.secret'],
    [{ secret: 'x'.repeat(513) }, 'body.secret'],
    [{ secret: sharedSecret, ...keys(jwk) }, 'body'],
    [{ ...keys(jwk), jwksUrl: 'https://keys.example/' }, 'body'],
    [{ ...keys(jwk), previousSecret: sharedSecret }, 'body.previousSecret'],
    [{ ...keys(jwk), clockToleranceSeconds: 301 }, 'body.clockToleranceSeconds'],
    [{ ...keys(jwk), clockToleranceSeconds: -1 }, 'body.clockToleranceSeconds'],
    [{ ...keys(jwk), issuer: '' }, 'body.issuer'],
    [{ ...keys(jwk), audience: ['tagalong'] }, 'body.audience'],
    [{ ...keys(jwk), jwksUri: 'https://keys.example/' }, 'body'],
    [keys(), 'body.jwks.keys'],
    [keys(...Array.from({ length: 21 }, () => jwk)), 'body.jwks.keys'],
    [keys(await exportJWK(privateKey)), 'body.jwks.keys.0'],
    [keys({ kty: 'oct', k: 'c2VjcmV0' }), 'body.jwks.keys.0'],
    [keys(jwk, { kty: 'RSA', n: 'AQAB', e: 'AQAB' }), 'body.jwks.keys.1'],
    [keys(short), 'body.jwks.keys.0'],
    [keys({ ...rsa, e: 'AQ' }), 'body.jwks.keys.0'],
    [keys({ ...rsa, e: 'AAAB' }), 'body.jwks.keys.0'],
    [keys({ ...rsa, e: 'AQAA' }), 'body.jwks.keys.0'],
    [keys({ ...rsa, e: undefined }), 'body.jwks.keys.0'],
    [keys(p384), 'body.jwks.keys.0'],
    [keys({ ...jwk, alg: 'RS256' }), 'body.jwks.keys.0'],
    [keys({ ...jwk, x: 'AAAA' }), 'body.jwks.keys.0'],
    [keys({ ...jwk, use: 'enc' }), 'body.jwks.keys.0'],
    [{ jwksUrl: 'http://keys.example/' }, 'body.jwksUrl'],
    [{ jwksUrl: 'https://10.0.0.8/' }, 'body.jwksUrl'],
    [{ jwksUrl: 'https://me:secret@keys.example/' }, 'body.jwksUrl'],
    [{ jwksUrl: 'file:///etc/passwd' }, 'body.jwksUrl'],
  ]
  for (const [settings, at] of wrong) {
    const problem = expectRefused(await set(settings), 'invalid')
    expect(problem.detail?.startsWith(at)).toBe(true)
    expect(JSON.stringify(problem)).not.toContain('me:secret')
  }
  expectRefused(await see(), 'identity-not-configured')
})

test('new settings replace the old ones, and can be removed', async () => {
  const { set, see, end } = await demoShop()
  await set({ secret: sharedSecret })
  await set({ jwksUrl: 'https://keys.example/jwks' })
  expect((await see()).body).toMatchObject({ keys: 'jwks-url', jwksUrl: 'https://keys.example/jwks' })
  expect((await end()).status).toBe(204)
  expectRefused(await see(), 'identity-not-configured')
  expectRefused(await end(), 'identity-not-configured')
})
