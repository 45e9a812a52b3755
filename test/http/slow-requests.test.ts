import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { allowLongBody, createHttpServer, limitBodies } from '#server/http/http-server.ts'
import { ask } from '#test/support/api.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { AddressInfo } from 'node:net'

/** A connection by hand. */
function dial(url: string): { readonly socket: Socket; readonly said: () => string; readonly ended: Promise<unknown> } {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let said = ''
  socket.on('data', (part: Buffer) => (said += part.toString()))
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  // Whoever is cut off while writing is told so by an error first; `once` would take that for its own.
  const ended = new Promise<unknown>((resolve) => socket.once('close', resolve))
  return { socket, said: () => said, ended }
}

const head = (more: string) => `POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${more}\r\n`

test('a connection that sends nothing, half a header or half a body is cut off, and others are served', async () => {
  const server = await startTestServer({ REQUEST_SECONDS: '1' })
  const [silent, halfHead, halfBody, chunked] = [dial(server.url), dial(server.url), dial(server.url), dial(server.url)]
  halfHead.socket.write('POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  halfBody.socket.write(`${head('Content-Length: 100\r\n')}{"name":`)
  chunked.socket.write(`${head('Transfer-Encoding: chunked\r\n')}8\r\n{"name":\r\n`)
  expect((await openRoom(server.url, 'Ana')).name).toBe('Ana')
  await Promise.all([silent, halfHead, halfBody, chunked].map(({ ended }) => ended))
  for (const { said } of [silent, halfHead, halfBody, chunked]) expect(said()).toMatch(/^$|^HTTP\/1[.]1 408 /)
  expect((await openRoom(server.url, 'Ben')).name).toBe('Ben')
})

test('a body that trickles is cut off: further bytes buy no more time', async () => {
  const server = await startTestServer({ REQUEST_SECONDS: '1' })
  const { socket, ended } = dial(server.url)
  socket.write(head('Content-Length: 100000\r\n'))
  const drip = setInterval(() => socket.write(' '), 50)
  await ended
  clearInterval(drip)
})

test('a slow body of the people channel is cut off', async () => {
  const server = await startTestServer({ REQUEST_SECONDS: '1' })
  const { socket, ended } = dial(server.url)
  socket.write('POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n4')
  await ended
})

test('an import may take its time', async () => {
  const slow: string[] = []
  const limits = {
    requestSeconds: 1,
    connectionsPerAddress: 0,
    addressOf: () => undefined,
  }
  const server = createHttpServer(limits)
  limitBodies(server, limits)
  server.on('request', (request, response) => {
    if (request.url === '/import') allowLongBody(request)
    request.on('data', (part: Buffer) => slow.push(part.toString())).on('end', () => response.end('done'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [long, short] = [dial(url), dial(url)]
  long.socket.write('POST /import HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na')
  short.socket.write('POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na')
  // The short one was begun last, and is over first.
  await short.ended
  expect(long.socket.destroyed).toBe(false)
  long.socket.write('b')
  while (!long.said().endsWith('done')) await once(long.socket, 'data')
})

test('endless headers are refused before they fill the memory', async () => {
  const server = await startTestServer()
  const { socket, said, ended } = dial(server.url)
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n')
  for (let line = 0; line < 40; line++) socket.write(`X-${line}: ${'x'.repeat(1000)}\r\n`)
  await ended
  expect(said()).toContain('431')
})

test('an address has a limited number of connections, and may open another after closing one', async () => {
  const server = createHttpServer({
    requestSeconds: 20,
    connectionsPerAddress: 2,
    addressOf: () => '198.51.100.1',
  })
  server.on('request', (_request, response) => response.end('hello'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const hello = async ({ socket }: ReturnType<typeof dial>) => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
  }
  const [first, second] = [dial(url), dial(url)]
  await hello(first)
  await hello(second)
  const third = dial(url)
  await third.ended
  expect(third.said()).toBe('')
  first.socket.destroy()
  const closed = new Promise<void>((resolve) => {
    const look = () => server.getConnections((_, open) => (open < 2 ? resolve() : setImmediate(look)))
    look()
  })
  await closed
  await hello(dial(url))
})

test('sockets of the people channel are counted before they send a token', async () => {
  const server = await startTestServer({ TRUST_PROXY: 'true', SOCKETS_PER_ADDRESS: '2' })
  const ana = await openRoom(server.url, 'Ana')
  const open = (address: string) => {
    const socket = io(server.url, {
      auth: { token: ana.token },
      transports: ['websocket'],
      extraHeaders: { 'x-forwarded-for': address },
      reconnection: false,
      forceNew: true,
    })
    onTestFinished(() => void socket.disconnect())
    return new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('connect_error', () => resolve(false))
      socket.once('disconnect', () => resolve(false))
    })
  }
  expect([await open('198.51.100.1'), await open('198.51.100.1')]).toEqual([true, true])
  expect(await open('198.51.100.1')).toBe(false)
  expect(await open('198.51.100.2')).toBe(true)
})

test('a socket of the people channel that sends no token is closed', async () => {
  const server = await startTestServer({ REQUEST_SECONDS: '1' })
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  await once(socket, 'close')
})

test('a request that the client aborted is not counted as a server error', async () => {
  const server = await startTestServer({ REQUEST_SECONDS: '1' })
  const { socket, ended } = dial(server.url)
  socket.write(`${head('Content-Length: 100\r\n')}{"name":`)
  await ended
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).not.toMatch(/status="5\d\d"/)
  expect((await ask(server, 'GET /products')).status).toBe(200)
})
