// The `Host` header is written by the client. It must not become part of responses to others.
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { expectRefused } from '#test/support/api.ts'
import type { Answer } from '#test/support/api.ts'
import { openRoom, syncUrl } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { WebSocket } from 'ws'

const publicUrl = 'https://tagalong.example'
const evil = 'evil.example'

interface RawCall {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** As `ask`, with headers that `fetch` does not let anybody write. */
function rawAsk({ url }: { readonly url: string }, { path, headers = {}, body }: RawCall): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const method = body === undefined ? 'GET' : 'POST'
    const sent = request(url, { path, method, headers: { ...type, ...headers } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        const isJson = /json/.test(response.headers['content-type'] ?? '')
        const all = new Headers(response.headers as Record<string, string>)
        resolve({ status: response.statusCode ?? 0, headers: all, text, body: isJson ? JSON.parse(text) : text })
      })
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

test('a link leads to where people reach this server, whatever the request says', async () => {
  const server = await startTestServer({ PUBLIC_URL: publicUrl })
  for (const headers of [{ host: evil }, { 'host': evil, 'x-forwarded-host': evil, 'forwarded': `host=${evil}` }]) {
    const { status, body, text } = await rawAsk(server, { path: '/api/v1/rooms', headers, body: { name: 'Ana' } })
    expect(status).toBe(201)
    const { invitation } = body as StartedRoom
    expect(invitation.url).toBe(`${publicUrl}/i/${invitation.code}`)
    expect(text).not.toContain(evil)
  }
})

test('no page and no document repeats a foreign host', async () => {
  const server = await startTestServer({ PUBLIC_URL: publicUrl })
  for (const path of ['/', '/docs', '/openapi.json', '/api/v1/products', '/api/v1/nothing', '/healthz']) {
    const { headers, text } = await rawAsk(server, { path, headers: { host: evil, accept: '*/*' } })
    expect(text + JSON.stringify([...headers])).not.toContain(evil)
  }
})

test('a page connects to the public address of this server, and to the address it was loaded from', async () => {
  const server = await startTestServer({ PUBLIC_URL: publicUrl })
  const policyFor = async (host: string) =>
    (await rawAsk(server, { path: '/docs', headers: { host } })).headers.get('content-security-policy')
  expect(await policyFor('tagalong.example')).toContain(
    "connect-src 'self' ws://tagalong.example wss://tagalong.example;",
  )
  expect(await policyFor(evil)).toContain("connect-src 'self' ws://tagalong.example wss://tagalong.example;")
  const { host } = new URL(server.url)
  expect(await policyFor(host)).toContain(`ws://${host} wss://${host}`)
})

test('a host name that someone else points at this server does not count as its own', async () => {
  const server = await startTestServer({ PUBLIC_URL: publicUrl })
  const start = (headers: Record<string, string>) =>
    rawAsk(server, { path: '/api/v1/rooms', headers, body: { name: 'Ana' } })
  expectRefused(await start({ host: evil, origin: `http://${evil}` }), 'origin-not-allowed')
  expectRefused(await start({ host: `${evil}:443`, origin: `https://${evil}` }), 'origin-not-allowed')
  expect((await start({ host: evil, origin: publicUrl })).status).toBe(201)
  for (const host of [new URL(server.url).host, 'localhost:4000', '[::1]:4000', '192.0.2.7']) {
    expect((await start({ host, origin: `http://${host}` })).status).toBe(201)
  }
})

test('the document channel refuses a host name that someone else points at this server', async () => {
  const server = await startTestServer({ PUBLIC_URL: publicUrl })
  const ana = await openRoom(server.url, 'Ana')
  const opens = (headers: Record<string, string>) =>
    new Promise<boolean>((resolve) => {
      const socket = new WebSocket(syncUrl(server.url, ana), { headers })
      socket.on('open', () => {
        socket.close()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
  expect(await opens({ host: evil, origin: `http://${evil}` })).toBe(false)
  expect(await opens({ host: evil, origin: publicUrl })).toBe(true)
})

test('a malformed Host header, or the address of another machine, does no harm', async () => {
  const server = await startTestServer()
  for (const host of [
    '',
    'a b',
    '<script>',
    'x'.repeat(5000),
    'evil.example/path',
    'user@evil.example',
    '%00',
    '[::',
  ]) {
    const { status, text } = await rawAsk(server, { path: '/docs', headers: { host } })
    expect(status).toBeLessThan(500)
    expect(text).not.toContain('<script>')
  }
  for (const path of [`http://${evil}/docs`, `//${evil}/docs`, '/\\evil.example', 'nonsense']) {
    expect((await rawAsk(server, { path })).status).toBeLessThan(500)
  }
})

test('a request with two hosts is refused', async () => {
  const server = await startTestServer()
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.write(`GET /docs HTTP/1.1\r\nHost: ${hostname}\r\nhost: ${evil}\r\n\r\n`)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1[.]1 400 [\s\S]*"malformed"/)
})
