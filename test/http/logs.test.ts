import { expect, test } from 'vitest'
import { openLog } from '#server/host/log.ts'
import { loggedPath } from '#server/host/redact.ts'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import type { MadeKey } from '#shared/shops/contracts.ts'
import { ask } from '#test/support/api.ts'
import { startServerProcess } from '#test/support/server.ts'
import { databaseOf } from '#test/support/database.ts'
import {
  adminKey,
  audience,
  issuer,
  publishKeys,
  sharedSecret,
  shopKey,
  signWithSecret,
} from '#test/support/shop-server.ts'
import { startHttp } from '#test/support/http.ts'

test('a request leaves one line: method, path, status, time', async () => {
  const http = await startHttp()
  await ask(http, 'GET /nothing?secret=1')
  const lines = http.log.filter(({ msg }) => msg === 'request')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ method: 'GET', path: '/api/v1/nothing', status: 404 })
  expect(lines[0]?.['ms']).toBeTypeOf('number')
})

test('no token, session or code of an invitation ever reaches the log', async () => {
  const server = await startServerProcess({ LOG_LEVEL: 'trace', SECRET: 'a secret that must not be written anywhere' })
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const { code } = ana.invitation
  const links = `/rooms/${ana.room.id}/invitations`
  const { token } = ana
  await ask(server, `GET /invitations/${code}`)
  const { body: ben } = await ask<StartedRoom>(server, `POST /invitations/${code}/accept`, { body: { name: 'Ben' } })
  await ask(server, `POST /invitations/${code}/accept`, { body: '{' })
  await ask(server, 'POST /tokens/renew', { token: ana.session })
  await ask(server, `POST ${links}/${code}/rotate`, { token })
  await ask(server, `DELETE ${links}/${code}?seats=end`, { token })
  await ask(server, `GET /rooms/${ana.room.id}?token=${token}`, { token })
  await ask(server, `GET /${token}/${ana.session}`)
  await fetch(`${server.url}/i/${code}`)
  await fetch(`${server.url}/sync/${ana.room.id}/cart?token=${token}`)
  await server.kill('SIGTERM')
  const written = server.output()
  expect(written).toContain(`/api/v1/rooms/${ana.room.id}`)
  const secrets = [token, ben.token, ana.session, ben.session, code, 'must not be written']
  for (const secret of secrets) expect(written).not.toContain(secret)
  // Nor a part of them that would do.
  for (const secret of secrets) expect(written).not.toContain(secret.slice(5, 20))
})

test('no secret of a shop or its customers reaches the log, also when its request fails', async () => {
  const server = await startServerProcess({ LOG_LEVEL: 'trace', SECRET: 'a secret that must not be written anywhere' })
  const key = await adminKey(server)
  const mine = await shopKey('ES256', 'one')
  const published = await publishKeys(mine)
  const url = `${published.url}?hint=not-for-logs`
  published.answer = (_, response) => response.writeHead(500).end('a body that is not for logs')
  const identities = [await mine.sign(), await mine.sign({ exp: 1 }), await signWithSecret(), 'eyJ.not.one']
  const given = async (settings: object) =>
    ask(server, 'PUT /shops/demo/identity', { token: key, body: { issuer, audience, ...settings } })
  const use = async () => {
    for (const identity of identities) {
      const call = { body: { identity }, headers: { 'idempotency-key': idempotencyKey } }
      const { body } = await ask<Partial<StartedRoom>>(server, 'POST /rooms', call)
      secrets.push(...[body.token, body.session, body.invitation?.code].filter((one) => one !== undefined))
      await ask(server, 'POST /sign-in', { body: { shop: 'demo', identity } })
      await ask(server, `GET /rooms/${identity}`, { token: identity })
    }
  }
  const idempotencyKey = 'f7c1e0b2-6f0e-4f0e-9d53-6a6ff2f6a6a1'
  const secrets = [key, sharedSecret, idempotencyKey, ...identities.slice(0, 3), 'not-for-logs', 'not for logs']
  await given({ secret: sharedSecret })
  await use()
  await given({ jwksUrl: url })
  await use()
  await given({ jwks: { keys: [mine.jwk] } })
  await use()
  const made = await ask<MadeKey>(server, 'POST /shops/demo/keys', {
    token: key,
    body: { name: 'x', scopes: ['keys'] },
  })
  secrets.push(made.body.key)
  await ask(server, `DELETE /shops/demo/keys/${made.body.key}`, { token: made.body.key })
  await ask(server, `GET /shops/${key}/audit`, { token: key })
  // A store that fails in the middle of it says so in the log, with the statement and not with what was written.
  await databaseOf(server).schema.dropTable('sessions').execute()
  await use()
  await server.kill('SIGTERM')
  const written = server.output()
  expect(written).toContain('A shop’s keys could not be read')
  expect(written).toContain('request failed')
  expect(secrets.length).toBeGreaterThan(12)
  for (const secret of secrets) {
    expect(written).not.toContain(secret)
    expect(written).not.toContain(secret.slice(-12))
  }
})

test('a secret that is logged by mistake is redacted', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => lines.push(line) })
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl'
  log.info({ authorization: `Bearer ${token}`, session: 'tgs_abcdefgh' }, 'by mistake')
  log.error(new Error(`with tgk_abcdefgh-key and ${token}`))
  log.info({ url: 'https://tagalong.example/i/a-code-of-a-link' })
  expect(lines).toHaveLength(3)
  for (const line of lines) expect(line).not.toMatch(/eyJ|c2lnbmF0|abcdefgh|a-code/)
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
})

test('a path is logged without its codes and tokens', () => {
  expect(loggedPath('https://tagalong.example/i/abc?x=1#y')).toBe('/i/[hidden]')
  expect(loggedPath('/api/v1/invitations/abc/accept')).toBe('/api/v1/invitations/[hidden]/accept')
  expect(loggedPath('/api/v1/rooms/r1/invitations/abc/rotate')).toBe('/api/v1/rooms/r1/invitations/[hidden]/rotate')
  expect(loggedPath('/sync/r1/cart?token=eyJhbGciOi.x.y')).toBe('/sync/r1/cart')
  expect(loggedPath('/x/eyJhbGciOi.x.y/z')).toBe('/x/[hidden]/z')
  expect(loggedPath('/x/tgs_abc')).toBe('/x/[hidden]')
  expect(loggedPath('//i//abc')).toBe('//i//[hidden]')
  expect(loggedPath('/I/abc')).toBe('/I/[hidden]')
  expect(loggedPath('/mail//stop/abc')).toBe('/mail//stop/[hidden]')
  expect(loggedPath('/icons/i.svg')).toBe('/icons/i.svg')
})
