import { expect, test } from 'vitest'
import { fetchOutside, whyNotAsk } from '#server/identity/fetch-outside.ts'
import { isPublicAddress } from '#server/identity/public-address.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { publishKeys, shopKey, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import type { ShopKey } from '#test/support/shop-server.ts'

const minute = 60_000

async function shopThatPublishes(...keys: ShopKey[]) {
  const clock = movableClock()
  const server = await startTestServer()
  const published = await publishKeys(...keys)
  expect((await signInWith(server, { jwksUrl: published.url })).status).toBe(200)
  const start = async (identity: Promise<string>) => ask(server, 'POST /rooms', { body: { identity: await identity } })
  return { clock, server, published, start }
}

test.each(['RS256', 'ES256', 'EdDSA'] as const)(
  'keys for %s are read where the shop publishes them, once',
  async (alg) => {
    const mine = await shopKey(alg, 'one')
    const { published, start } = await shopThatPublishes(mine)
    const answers = await Promise.all([1, 2, 3, 4].map(() => start(mine.sign())))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(published.asked).toBe(1)
  },
)

test('a key that is new is found at once, and one that was withdrawn is forgotten', async () => {
  const [old, fresh] = [await shopKey('RS256', 'old'), await shopKey('EdDSA', 'fresh')]
  const { clock, published, start } = await shopThatPublishes(old)
  expect((await start(old.sign())).status).toBe(201)
  clock.advance(minute)
  // Both are good while the shop changes from one to the other.
  published.keys = [old.jwk, fresh.jwk]
  expect((await start(fresh.sign())).status).toBe(201)
  expect((await start(old.sign())).status).toBe(201)
  expect(published.asked).toBe(2)
  clock.advance(10 * minute)
  published.keys = [fresh.jwk]
  expectRefused(await start(old.sign()), 'identity-unknown-key')
  expect((await start(fresh.sign())).status).toBe(201)
})

test('invented key names do not make the server ask the shop each time', async () => {
  const mine = await shopKey('ES256', 'one')
  const { clock, published, start } = await shopThatPublishes(mine)
  for (let guess = 0; guess < 10; guess++) {
    expectRefused(await start(mine.sign({}, { kid: `guess-${guess}` })), 'identity-unknown-key')
  }
  expect(published.asked).toBe(1)
  clock.advance(minute)
  expectRefused(await start(mine.sign({}, { kid: 'guess' })), 'identity-unknown-key')
  expect(published.asked).toBe(2)
})

test('while the shop does not answer its keys are used for an hour, and not for longer', async () => {
  const mine = await shopKey('ES256', 'one')
  const { clock, published, start } = await shopThatPublishes(mine)
  expect((await start(mine.sign())).status).toBe(201)
  published.answer = (_, response) => response.writeHead(500).end()
  clock.advance(30 * minute)
  expect((await start(mine.sign())).status).toBe(201)
  clock.advance(31 * minute)
  expect(expectRefused(await start(mine.sign()), 'identity-unavailable').retry).toBe(true)
  published.answer = undefined
  clock.advance(minute)
  expect((await start(mine.sign())).status).toBe(201)
})

test('what is published and cannot be used is left out, or nobody signs in', async () => {
  const [mine, other] = [await shopKey('RS256', 'one'), await shopKey('ES256', 'two')]
  const { clock, published, start } = await shopThatPublishes(mine)
  published.keys = [
    { kty: 'oct', k: 'c2VjcmV0', kid: 'one', alg: 'HS256' },
    { ...other.jwk, use: 'enc', kid: 'one' },
    { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'one' },
    mine.jwk,
  ]
  expect((await start(mine.sign())).status).toBe(201)
  expectRefused(await start(signWithSecret({}, 'secret'.repeat(6))), 'identity-algorithm')
  for (const nothing of ['{}', '[]', 'no json', '{"keys":[]}', '{"keys":{}}', 'null', '']) {
    clock.advance(2 * 60 * minute)
    published.answer = (_, response) => void response.end(nothing)
    expectRefused(await start(mine.sign()), 'identity-unavailable')
  }
})

test('a member who is removed while the shop’s keys are read becomes no customer', async () => {
  const mine = await shopKey('ES256', 'one')
  const { server, published } = await shopThatPublishes(mine)
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  let release = () => {}
  const asked = new Promise<void>((resolve) => {
    published.answer = (_, response) => {
      release = () => void response.end(JSON.stringify({ keys: [mine.jwk] }))
      resolve()
    }
  })
  const claim = ask(server, `POST /rooms/${ana.roomId}/claim`, {
    token: ben.token,
    body: { identity: await mine.sign() },
  })
  await asked
  await ask(server, `DELETE /rooms/${ana.roomId}/members/${ben.memberId}`, { token: ana.token })
  release()
  expectRefused(await claim, 'removed')
})

test('an answer without end, or one that leads elsewhere, is none', async () => {
  const mine = await shopKey('ES256', 'one')
  const elsewhere = await publishKeys(mine)
  const { clock, published, start } = await shopThatPublishes(mine)
  let sent = 0
  published.answer = (_, response) => {
    const more = () => {
      while (response.write('"'.repeat(16_384))) if (response.destroyed) return
      sent = response.socket?.bytesWritten ?? sent
      response.once('drain', more)
    }
    more()
  }
  expectRefused(await start(mine.sign()), 'identity-unavailable')
  // No more than the network itself had room for.
  expect(sent).toBeLessThan(16 * 1024 * 1024)
  clock.advance(minute)
  published.answer = (_, response) => response.writeHead(302, { location: elsewhere.url }).end()
  expectRefused(await start(mine.sign()), 'identity-unavailable')
  expect(elsewhere.asked).toBe(0)
})

test('a shop cannot make us look around in our own network', async () => {
  const production = { mayAskLoopback: false }
  const forbidden = [
    'http://keys.example/jwks',
    'https://10.0.0.8/jwks',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.100.100.200/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost:5432/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.8]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::a00:8]/',
    'https://user:password@keys.example/',
    'ftp://keys.example/',
    'file:///etc/passwd',
    'nonsense',
  ]
  for (const url of forbidden) {
    expect([url, whyNotAsk(url, production)]).toEqual([url, expect.stringMatching(/[.]$/)])
    await expect(fetchOutside(url, production)).rejects.toThrow(/[.]$/)
  }
  expect(whyNotAsk('https://keys.example:8443/jwks?shop=7', production)).toBeUndefined()
  expect(['8.8.8.8', '2606:4700::1111'].every(isPublicAddress)).toBe(true)
  expect(['::ffff:8.8.8.8', '2001:db8::1', '2002:a00:8::', 'nonsense'].some(isPublicAddress)).toBe(false)
})

test('a server that people reach by a name does not ask itself for keys', async () => {
  const server = await startTestServer({ PUBLIC_URL: 'https://tagalong.example' })
  const published = await publishKeys(await shopKey('ES256', 'one'))
  const answer = await signInWith(server, { jwksUrl: published.url })
  expect(expectRefused(answer, 'invalid').detail).toContain('body.jwksUrl')
})

test('a name that leads into our own network, even beside one outside, is found out before anything is sent', async () => {
  const leadsTo = (...addresses: string[]) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    return fetchOutside('https://keys.example/', { mayAskLoopback: true }, (_name, _options, done) => done(null, found))
  }
  const inside = ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fe80::1']
  for (const address of inside) {
    await expect(leadsTo(address)).rejects.toThrow('Only public addresses are asked.')
    await expect(leadsTo('8.8.8.8', address)).rejects.toThrow('Only public addresses are asked.')
  }
  await expect(leadsTo()).rejects.toThrow('It has no address.')
})
