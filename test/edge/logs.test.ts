import { expect, test } from 'vitest'
import { loggedPath } from '#server/edge/redact.ts'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { startServerProcess } from '#test/support/server.ts'
import { startEdge } from '#test/support/edge.ts'

test('a request leaves one line: method, path, status, time', async () => {
  const edge = await startEdge()
  await ask(edge, 'GET /nothing?secret=1')
  const lines = edge.log.filter(({ msg }) => msg === 'request')
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

test('a path is logged without what opens something', () => {
  expect(loggedPath('https://tagalong.example/i/abc?x=1#y')).toBe('/i/[hidden]')
  expect(loggedPath('/api/v1/invitations/abc/accept')).toBe('/api/v1/invitations/[hidden]/accept')
  expect(loggedPath('/api/v1/rooms/r1/invitations/abc/rotate')).toBe('/api/v1/rooms/r1/invitations/[hidden]/rotate')
  expect(loggedPath('/sync/r1/cart?token=eyJhbGciOi.x.y')).toBe('/sync/r1/cart')
  expect(loggedPath('/x/eyJhbGciOi.x.y/z')).toBe('/x/[hidden]/z')
  expect(loggedPath('/x/tgs_abc')).toBe('/x/[hidden]')
  expect(loggedPath('/icons/i.svg')).toBe('/icons/i.svg')
})
