import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { HistoryPage, ListedInvitation } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { adminKey, audience, issuer, sharedSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

interface LateRequest {
  /** Sends the rest. @returns status and body of the answer. */
  finish(): Promise<{ readonly status: number; readonly text: string }>
}

/** Sends a request up to the middle of its body, and waits until the server has begun to work on it. */
async function begin(
  server: { readonly url: string },
  route: string,
  { token, body }: { token: string; body: object },
): Promise<LateRequest> {
  const [method = '', path = ''] = route.split(' ')
  const { host, port, hostname } = new URL(server.url)
  const text = JSON.stringify(body)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  let heard = ''
  socket.on('data', (part) => (heard += part.toString()))
  const head = [
    `${method} /api/v1${path} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
    // The server answers this at once, before it reads the body.
    'Expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${text.slice(0, 3)}`)
  await expect.poll(() => heard).toContain('100 Continue')
  // One more answer: by now the request before it has been looked at.
  await ask(server, 'GET /shops/demo')
  return {
    finish: async () => {
      const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
      socket.write(text.slice(3))
      await ended
      const answer = heard.split('\r\n\r\n').slice(1).join('\r\n\r\n')
      return { status: Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]), text: answer }
    },
  }
}

async function twoHosts() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const room = `/rooms/${ana.roomId}`
  const at = (who: Person) => `${room}/members/${who.memberId}`
  const become = (role: string) => ask(server, `PATCH ${at(ben)}`, { token: ana.token, body: { role } })
  await become('host')
  return { server, ana, ben, room, at, become }
}

test('a host who is removed while their request still arrives makes no link with it', async () => {
  const { server, ana, ben, room, at } = await twoHosts()
  const late = await begin(server, `POST ${room}/invitations`, { token: ben.token, body: { role: 'shopper' } })
  expect((await ask(server, `DELETE ${at(ben)}`, { token: ana.token })).status).toBe(204)
  const answer = await late.finish()
  expect(answer.status).toBe(403)
  expect(answer.text).toContain('"removed"')
  const links = await ask<{ invitations: ListedInvitation[] }>(server, `GET ${room}/invitations`, { token: ana.token })
  expect(links.body.invitations).toHaveLength(1)
})

test('a host who is one no longer when their request has arrived makes nobody host', async () => {
  const { server, ana, ben, at, become, room } = await twoHosts()
  const cleo = await join(server.url, ana.code, 'Cleo')
  const late = await begin(server, `PATCH ${at(cleo)}`, { token: ben.token, body: { role: 'host' } })
  await become('shopper')
  expect((await late.finish()).text).toContain('"role-may-not"')
  const { body } = await ask<HistoryPage>(server, `GET ${room}/history?limit=200`, { token: ana.token })
  expect(body.events.filter(({ subject }) => subject === cleo.memberId)).toHaveLength(1)
})

test('a key that is revoked while its request still arrives leaves neither a key nor a sign-in behind', async () => {
  const server = await startTestServer()
  const [first, leaked] = [await adminKey(server), await adminKey(server)]
  const key = await begin(server, 'POST /shops/demo/keys', { token: leaked, body: { name: 'x', scopes: ['keys'] } })
  const settings = { issuer, audience, secret: sharedSecret }
  const identity = await begin(server, 'PUT /shops/demo/identity', { token: leaked, body: settings })
  await ask(server, `DELETE /shops/demo/keys/${leaked.slice(4, 20)}`, { token: first })
  for (const late of [key, identity]) {
    const answer = await late.finish()
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('"key-revoked"')
  }
  const db = databaseOf(server)
  expect(await db.selectFrom('admin_keys').select('id').where('revoked_at', 'is', null).execute()).toHaveLength(1)
  expectRefused(await ask(server, 'GET /shops/demo/identity', { token: first }), 'identity-not-configured')
})

test('whose request takes its time and who still may is answered as ever', async () => {
  const { server, ben, room } = await twoHosts()
  const late = await begin(server, `POST ${room}/invitations`, { token: ben.token, body: { role: 'advisor' } })
  expect((await late.finish()).status).toBe(201)
})
