// Where the token of a document's socket travels: not in an address, where that can be avoided, and never into a log.
import { once } from 'node:events'
import { onTestFinished, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { joinRoom } from '#client/sdk/index.ts'
import { networkTo } from '#test/support/network.ts'
import { openRoom, syncUrl } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'

test('the SDK shows its token in no address', async () => {
  const server = await startTestServer()
  const { code } = await openRoom(server.url, 'Ana')
  let sent = ''
  const network = await networkTo(server.url, { onSent: (bytes) => (sent += bytes.toString('latin1')) })
  const room = granted(await joinRoom(code, { name: 'Ben' }, { server: network.url }))
  onTestFinished(() => room.close())
  const addresses = sent.match(/^[A-Z]+ [/]\S* HTTP[/]1[.]1/gm) ?? []
  expect(addresses.filter((line) => line.startsWith('GET /sync/'))).toHaveLength(2)
  expect(addresses.filter((line) => /token|eyJ/.test(line))).toEqual([])
  expect(sent).toMatch(/^sec-websocket-protocol: tagalong, ?token[.]eyJ/im)
})

test('a token among the subprotocols opens a socket, and is not answered', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const { protocol, firstByte } = await opened(server.url, ana, ['tagalong', `token.${ana.token}`])
  expect(protocol).toBe('tagalong')
  // The greeting of the document channel.
  expect(firstByte).toBe(0)
})

test('a token in the address of a stock provider opens its own room only', async () => {
  const server = await startTestServer()
  const [ana, otto] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Otto')]
  expect(await closeCodeOf(new WebSocket(syncUrl(server.url, { ...ana, token: otto.token })))).toBe(4401)
  const offer = ['tagalong', `token.${otto.token}`]
  expect(await closeCodeOf(new WebSocket(addressOf(server.url, ana), offer))).toBe(4401)
  // What is shown in the header counts, also beside another token.
  expect(await closeCodeOf(new WebSocket(syncUrl(server.url, ana), offer))).toBe(4401)
})

test('the token of a socket reaches no log, wherever it travelled and whatever became of it', async () => {
  const server = await startServerProcess({ LOG_LEVEL: 'trace' })
  const [ana, otto] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Otto')]
  for (const token of [ana.token, otto.token, `${ana.token}x`]) {
    const offer = ['tagalong', `token.${token}`]
    for (const open of [
      () => new WebSocket(syncUrl(server.url, { ...ana, token })),
      () => new WebSocket(addressOf(server.url, ana), offer),
      () => new WebSocket(`${addressOf(server.url, ana)}/too/far?token=${token}`, offer),
      () => new WebSocket(syncUrl(server.url, { ...ana, token }), { origin: 'https://elsewhere.example' }),
    ]) {
      const socket = open()
      socket.on('error', () => {})
      socket.on('message', () => socket.close())
      await new Promise((resolve) => socket.on('close', resolve))
    }
  }
  await server.kill('SIGTERM')
  const written = server.output()
  expect(written).toContain('Tagalong is ready')
  for (const token of [ana.token, otto.token]) expect(written).not.toContain(token.slice(5, 25))
})

function addressOf(server: string, { roomId }: Person): string {
  return `${server.replace('http', 'ws')}/sync/${roomId}/cart`
}

async function opened(
  server: string,
  person: Person,
  offer: string[],
): Promise<{ protocol: string; firstByte: number | undefined }> {
  const socket = new WebSocket(addressOf(server, person), offer)
  onTestFinished(() => socket.terminate())
  const [greeting] = (await once(socket, 'message')) as [Buffer]
  return { protocol: socket.protocol, firstByte: greeting[0] }
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}
