import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { bareEnvironment } from '#test/support/bare-environment.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { askOnce, OpenConnection, webSocketHeaders } from '#test/support/open-connection.ts'
import type { Ended } from '#test/support/open-connection.ts'
import { openRoom } from '#test/support/people.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startServerProcess } from '#test/support/server.ts'
import { endsWithParent, mainScript } from '#test/support/server-process.ts'
import { until } from '#test/support/until.ts'

const handshake = '/socket.io/?EIO=4&transport=polling'
const polled = [
  ['/readyz', {}],
  ['/healthz', {}],
  ['/api/v1/products?limit=1', {}],
  ['/sync/no-such-room/cart', webSocketHeaders],
  [handshake, {}],
] as const

/** Asks at an address over and over, each time on a new connection, and remembers how each attempt ended. */
function poll(url: string, onAnswer: (path: string, ended: Ended) => Promise<void> | void = () => {}) {
  const ended: { path: string; ended: Ended }[] = []
  const over = new AbortController()
  const all = polled.map(async ([path, headers]) => {
    while (!over.signal.aborted) {
      const one = await askOnce(url, path, headers)
      ended.push({ path, ended: one })
      await onAnswer(path, one)
      await wait(1)
    }
  })
  const answers = (path: string) =>
    ended.flatMap((one) => (one.path === path && 'status' in one.ended ? one.ended : []))
  return {
    ended,
    answers,
    stop: async () => {
      over.abort()
      await Promise.all(all)
    },
  }
}

test(
  'a server that starts answers every connection that it takes, and works once it says that it is ready',
  { timeout: 240_000 },
  async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    let isProven = false
    const polling = poll(url, async (path, ended) => {
      if (path !== '/readyz' || ended.kind !== 'answered' || isProven) return
      // The very first answer: everything must work by then.
      isProven = true
      expect(ended.status).toBe(200)
      const ana = await openRoom(url, 'Ana')
      await Promise.all([RawConnection.open(url, ana), PeopleSocket.open({ url }, ana)])
    })
    await startServerProcess({ PORT: `${port}` })
    await until('everything to be answered often', () => polled.every(([path]) => polling.answers(path).length >= 10))
    await polling.stop()
    expect(isProven).toBe(true)
    expect(polling.ended.filter(({ ended }) => ended.kind === 'hung' || ended.kind === 'cut')).toEqual([])
    expect(new Set(polling.answers('/readyz').map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(polling.answers(handshake).map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(polling.answers('/sync/no-such-room/cart').map(({ status }) => status))).toEqual(new Set([101]))
  },
)

test(
  'a server that stops finishes what was begun, sends back what comes after, and leaves nobody waiting',
  { timeout: 240_000 },
  async () => {
    const server = await startServerProcess()
    const ana = await openRoom(server.url, 'Ana')
    const device = await PeopleSocket.open(server, ana)
    const cart = await RawConnection.open(server.url, ana)
    const [slow, state, api, sync, people] = await connections(server.url)
    const body = JSON.stringify({ name: 'Ben' })
    slow.send(
      `POST /api/v1/rooms HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    )
    // Answered, so that the request before it has arrived as well.
    for (const one of [state, api, sync, people]) expect(await one.ask('/healthz')).toMatchObject({ status: 200 })
    const polling = poll(server.url)
    await until('the polling to be answered', () => polling.answers('/readyz').length > 3)

    const ending = server.kill('SIGTERM')
    let ready = await state.ask('/readyz')
    while (ready?.kind === 'answered' && ready.status === 200) ready = await state.ask('/readyz')
    expect(ready).toMatchObject({ status: 503, body: expect.stringContaining('node-restarting') as string })
    const [asked, upgraded, opened, commanded, anew] = await Promise.all([
      api.ask('/api/v1/products?limit=1'),
      sync.ask(`/sync/${ana.roomId}/cart?token=${ana.token}`, webSocketHeaders),
      people.ask(handshake),
      device.command('read.marks', {}),
      askOnce(server.url, '/readyz'),
    ])
    expect(asked).toMatchObject({ status: 503, body: expect.stringContaining('node-restarting') as string })
    expect(upgraded).toMatchObject({ status: 101 })
    expect(opened).toMatchObject({ status: 403 })
    expect(commanded).toMatchObject({ ok: false, refusal: { code: 'node-restarting' } })
    expect(anew).toEqual({ kind: 'refused' })
    slow.send(body)
    expect(await slow.answer()).toMatchObject({ status: 201 })

    expect(await ending).toMatchObject({ code: 0, signal: null })
    await polling.stop()
    expect(cart.closeCode).toBe(1012)
    expect(polling.ended.filter(({ ended }) => ended.kind === 'hung')).toEqual([])
    const statuses = polling.ended.flatMap(({ ended }) => (ended.kind === 'answered' ? ended.status : []))
    expect(statuses.filter((status) => ![101, 200, 403, 503].includes(status))).toEqual([])
  },
)

test('a server that is told to stop while it starts ends cleanly, and starts again', { timeout: 240_000 }, async () => {
  const dataDir = temporaryFolder()
  const env = { ...bareEnvironment, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'info' }
  const child = spawn(process.execPath, [...endsWithParent, mainScript], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  // From here on its tables are made and the demo shop is filled.
  await until('its database', () => existsSync(join(dataDir, 'tagalong.sqlite')))
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
  expect({ code: child.exitCode, signal: child.signalCode }).toEqual({ code: 0, signal: null })
  expect(said).not.toContain('is ready')
  const again = await startServerProcess({ DATA_DIR: dataDir })
  expect(await askOnce(again.url, '/readyz')).toMatchObject({ status: 200 })
})

test('a start that fails leaves nothing open', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const read = readSettings({ PORT: `${port}`, LOG_LEVEL: 'silent', DATA_DIR: temporaryFolder() })
  if (!read.ok) throw new Error(read.problem)
  const before = openResources()
  await expect(startServer(read.settings)).rejects.toThrow(`Port ${port}`)
  // Handles are let go of a turn after they were closed.
  await until('everything to be closed', () => openResources() === before)
})

/** How many servers, sockets and threads this process has open. */
function openResources(): number {
  return process.getActiveResourcesInfo().filter((name) => /TCP|Worker/.test(name)).length
}

/** Five connections that stay open between requests. */
function connections(url: string) {
  const open = async () => {
    const connection = await OpenConnection.open(url)
    if (!connection) throw new Error(`${url} takes no connection`)
    return connection
  }
  return Promise.all([open(), open(), open(), open(), open()] as const)
}

async function freePort(): Promise<number> {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  http.close()
  await once(http, 'close')
  return port
}
