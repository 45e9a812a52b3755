import { expect, test } from 'vitest'
import { commandRequests } from '#shared/wire/commands.ts'
import type { CommandName } from '#shared/wire/commands.ts'
import { decisionRoom } from '#test/support/decision-room.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { startServerProcess } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const names = Object.keys(commandRequests) as CommandName[]
const odd: readonly unknown[] = [
  null,
  undefined,
  0,
  'text',
  [],
  [[[]]],
  { decision: 1 },
  { decision: '../../etc' },
  { decision: 'a/b', candidate: {} },
  { spotlight: '__proto__', accept: 'yes' },
  { thread: 't', upto: -1 },
  { thread: 't', upto: 1.5 },
  { member: 'x'.repeat(200), looking: {} },
  { member: 'x', looking: { zoom: { scale: 99, x: 0, y: 0 } } },
  { extra: true },
  JSON.parse('{"__proto__":{"role":"host"},"constructor":1}'),
  Buffer.from('bytes'),
]

test('whatever a command carries, it is answered with a clear no, and the server lives', async () => {
  const server = await startServerProcess()
  const room = await decisionRoom(server)
  for (const name of names) {
    // A member for each, since each has a rate of their own.
    const { device } = await room.letIn(`Eve ${name}`, 'shopper')
    for (const payload of odd) {
      const reply = (await device.say(name, payload)) as { ok: boolean; refusal?: { code: string } }
      expect([name, reply]).toMatchObject([name, { ok: false, refusal: { code: 'invalid' } }])
    }
    device.close()
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(server.output()).not.toContain('"level":50')
})

test('text is too long for a question one sign beyond its limit', async () => {
  const room = await decisionRoom(await startServerProcess())
  expect(await room.open({ question: 'x'.repeat(280) })).toEqual(expect.any(String))
  await expect(room.open({ question: 'x'.repeat(281) })).rejects.toThrow('invalid')
})

test('a command that nobody knows is refused, also by the name of something every object has', async () => {
  const room = await decisionRoom(await startServerProcess())
  for (const name of ['decision.steal', 'toString', '__proto__', 'x'.repeat(5000)]) {
    const reply = await room.ben.device.say(name, {})
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  }
})

test('commands without anybody to answer, and far too much text, leave the others in peace', async () => {
  const server = await startServerProcess()
  const room = await decisionRoom(server)
  const eve = await PeopleSocket.open(server, room.cleo)
  for (const name of [...names, 'nonsense']) eve.socket.emit(name, { decision: 'x' }, 'not a function')
  for (const name of names) eve.socket.emit(name)
  eve.socket.emit('decision.open', { question: 'x'.repeat(200_000) })
  await until('the device to be cut off', () => eve.socket.disconnected)
  const decision = await room.open()
  await room.ben.device.granted('ballot.cast', { decision, candidate: null })
  expect(server.output()).not.toContain('"level":50')
})

test('a device that commands without a pause is told to slow down, and then heard again', async () => {
  const room = await decisionRoom(await startServerProcess())
  const { device } = room.ben
  const replies = await Promise.all(Array.from({ length: 100 }, () => device.command('read.marks', {})))
  const refused = replies.filter((reply) => !reply.ok)
  expect(refused.length).toBeGreaterThan(30)
  for (const reply of refused) expect(reply).toMatchObject({ refusal: { code: 'too-many-requests' } })
  await until('the device to be heard', async () => (await device.command('read.marks', {})).ok)
})

test('who is removed commands nothing any more', async () => {
  const room = await decisionRoom(await startServerProcess())
  const decision = await room.open()
  const { ben, ana, server } = room
  await fetch(`${server.url}/api/v1/rooms/${ana.roomId}/members/${ben.memberId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${ana.token}` },
  })
  await until('the device to be cut off', () => ben.device.socket.disconnected)
  await expect(PeopleSocket.open(server, ben)).rejects.toThrow('removed')
  expect(await ana.device.refused('ballot.cast', { decision, candidate: 'ghost:one' })).toBe('bad-value')
})
