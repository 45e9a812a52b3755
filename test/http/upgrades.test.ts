// Node hands an upgraded connection over to a handler. One that no handler takes would stay open for ever, beyond all deadlines.
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

/** Asks for an upgrade by hand. @returns the first that is answered. */
async function upgrade({ url }: TestServer, line: string, headers: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.write([`${line} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n'))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  return answer.toString()
}

const webSocket = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]

test('an upgrade to anything but a channel is an ordinary request', async () => {
  const server = await startTestServer()
  for (const path of ['/nothing', '/syncs/x/cart', `${server.url}/sync/x/cart`])
    expect(await upgrade(server, `GET ${path}`, [...webSocket, 'Accept: application/json'])).toMatch(
      /^HTTP\/1[.]1 404 /,
    )
  // As curl and other programs offer HTTP/2, and go on without it.
  const offer = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA']
  expect(await upgrade(server, 'GET /healthz', offer)).toMatch(/^HTTP\/1[.]1 200 /)
  expect(await upgrade(server, 'GET /sync/x/cart', offer)).toMatch(/^HTTP\/1[.]1 404 /)
})

test('each channel takes upgrades at its own path', async () => {
  const server = await startTestServer()
  const { roomId, token } = await openRoom(server.url, 'Ana')
  for (const path of [`/sync/${roomId}/cart?token=${token}`, '/socket.io/?EIO=4&transport=websocket'])
    expect(await upgrade(server, `GET ${path}`, webSocket)).toMatch(/^HTTP\/1[.]1 101 /)
  expect(await upgrade(server, 'GET /socket.io/?EIO=4&transport=none', webSocket)).toMatch(/^HTTP\/1[.]1 400 /)
})
