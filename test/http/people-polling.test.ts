import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { openRoom } from '#test/support/people.ts'
import { startServerProcess } from '#test/support/server.ts'

test('the people channel works without WebSockets, and the server lives on', async () => {
  const { url } = await startServerProcess()
  const ana = await openRoom(url, 'Ana')
  const socket = io(url, { auth: { token: ana.token }, transports: ['polling'], reconnection: false, forceNew: true })
  try {
    await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject))
    const reply = (await socket.emitWithAck('history.position')) as { ok: boolean }
    expect(reply.ok).toBe(true)
  } finally {
    socket.disconnect()
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})
