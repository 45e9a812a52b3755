// What a connection may cost before it is cut off, so that one member cannot keep the others waiting.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { limitConnection } from '#server/people-channel/connection-limit.ts'
import { join, openRoom } from '#test/support/people.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const channel = '/socket.io/?EIO=4&transport='

/** A connection by hand, before it has said who it is. */
async function dial(url: string): Promise<{ socket: WebSocket; heard: readonly string[] }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${channel}websocket`)
  onTestFinished(() => socket.terminate())
  socket.on('error', () => {})
  const heard: string[] = []
  socket.on('message', (data: Buffer) => heard.push(data.toString()))
  await once(socket, 'message')
  return { socket, heard }
}

const closed = ({ readyState }: WebSocket) => readyState === WebSocket.CLOSED

test('a connection says once who it is, and has one socket', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const { socket, heard } = await dial(server.url)
  for (let time = 0; time < 20; time++) socket.send(`40${JSON.stringify({ token: ana.token })}`)
  await until('the connection to be cut off', () => closed(socket))
  expect(heard.filter((text) => text.startsWith('40')).length).toBeLessThanOrEqual(1)
})

test('a socket that floods the channel is cut off, authenticated or not, with or without acknowledgements', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await PeopleSocket.open(server, await join(server.url, ana.code, 'Ben'))
  const unknown = await dial(server.url)
  const known = await dial(server.url)
  const quiet = await dial(server.url)
  for (const { socket } of [known, quiet]) socket.send(`40${JSON.stringify({ token: ana.token })}`)
  for (const { heard } of [known, quiet]) await until('to be let in', () => heard.some((text) => text.startsWith('40')))
  for (let time = 0; time < 1000; time++) {
    unknown.socket.send('40/nowhere,')
    known.socket.send(`42${time}["read.marks",{}]`)
    quiet.socket.send('42["nonsense"]')
  }
  for (const { socket } of [unknown, known, quiet]) await until('the connection to be cut off', () => closed(socket))
  expect((await ben.command('read.marks', {})).ok).toBe(true)
})

test('all devices of a member share a rate, and other members have their own', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await PeopleSocket.open(server, await join(server.url, ana.code, 'Ben'))
  const devices = await Promise.all(Array.from({ length: 8 }, () => PeopleSocket.open(server, ana)))
  // As many as one device may at once: together too many.
  const asked = devices.flatMap((device) => Array.from({ length: 20 }, () => device.command('read.marks', {})))
  const replies = await Promise.all(asked)
  const refused = replies.filter((reply) => !reply.ok)
  expect(refused.length).toBeGreaterThan(20)
  for (const reply of refused) expect(reply).toMatchObject({ refusal: { code: 'too-many-requests' } })
  expect((await ben.command('read.marks', {})).ok).toBe(true)
})

test('asking for the position counts as well', async () => {
  const server = await startTestServer()
  const ana = await PeopleSocket.open(server, await openRoom(server.url, 'Ana'))
  const replies = await Promise.all(Array.from({ length: 100 }, () => ana.say('history.position')))
  expect(replies[0]).toMatchObject({ ok: true })
  expect(replies.at(-1)).toMatchObject({ ok: false, refusal: { code: 'too-many-requests' } })
})

test('a member has a hundred and twenty devices at a time', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const devices = await Promise.all(Array.from({ length: 120 }, () => PeopleSocket.open(server, ana)))
  const more = await PeopleSocket.open(server, ana)
  await until('the device to be closed', () => more.socket.disconnected)
  expect(devices.every(({ socket }) => socket.connected)).toBe(true)
  devices[0]?.close()
  await until('a device to be let in', async () => {
    const next = await PeopleSocket.open(server, ana)
    const refused = new Promise<boolean>((resolve) => next.socket.once('disconnect', () => resolve(false)))
    return Promise.race([next.say('history.position').then(() => true), refused])
  })
})

test('a socket that does not read its events is cut off before they fill the memory', async () => {
  const http = createServer()
  const server = new Server(http)
  server.engine.on('connection', limitConnection)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => server.close())
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}${channel}polling`
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1)) as { sid: string }
  await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '40' })
  await until('the device to be in', () => server.of('/').sockets.size === 1)
  for (let event = 0; event < 4; event++) server.emit('history', 'x'.repeat(1024 * 1024))
  expect(server.engine.clientsCount).toBe(1)
  for (let event = 0; event < 2; event++) server.emit('history', 'x'.repeat(1024 * 1024))
  await until('the device to be cut off', () => server.engine.clientsCount === 0)
})
