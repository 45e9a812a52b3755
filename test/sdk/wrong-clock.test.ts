// A device whose clock is wrong: it goes by the server's.
import { expect, test } from 'vitest'
import { joinRoom, resumeRoom, startRoom } from '#client/sdk/index.ts'
import type { SavedSession } from '#client/sdk/index.ts'
import { ServerClock } from '#client/sdk/server-clock.ts'
import { maxClockAheadMs } from '#shared/records/authorize.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const hour = 3_600_000
const line = 'ridge-boot:walnut-39'

test.each([
  ['two hours ahead', 2 * hour],
  ['two hours behind', -2 * hour],
  ['a year ahead', 365 * 24 * hour],
])('somebody whose device is %s takes part like anybody', async (_, ahead) => {
  const server = await startTestServer()
  const started = granted(await startRoom({ name: 'Ana' }, { server: server.url, now: () => Date.now() + ahead }))
  const ana = started.room
  const ben = granted(await joinRoom(started.invitation.code, { name: 'Ben' }, { server: server.url }))
  const before = Date.now()
  granted(ana.cart.add(line, { count: 2 }))
  granted(ana.talk.say('room', 'Hello'))
  await ana.saved()
  expect(ana.rejectedEdits.get()).toEqual([])
  await until('what Ana did', () => ben.talk.threads.get().has('room') && ben.cart.view.get().lines.length === 1)
  const said = ben.talk.threads.get().get('room')?.messages[0]?.at ?? 0
  // The server says its time to the second.
  expect(Math.abs(said - before)).toBeLessThan(30_000)
  expect(Math.abs(ana.now() - Date.now())).toBeLessThan(30_000)
  await Promise.all([ana.close(), ben.close()])
})

test('a device that is put two hours ahead while it is in the room loses nothing that it writes', async () => {
  const server = await startTestServer()
  let ahead = 0
  const { room } = granted(await startRoom({ name: 'Ana' }, { server: server.url, now: () => Date.now() + ahead }))
  granted(room.talk.say('room', 'Before'))
  await room.saved()
  ahead = 2 * hour
  granted(room.talk.say('room', 'First'))
  // Messages of one millisecond have no order.
  ahead += 10
  granted(room.talk.say('room', 'Second'))
  await room.saved()
  expect(room.rejectedEdits.get()).toEqual([])
  const messages = room.talk.threads.get().get('room')?.messages ?? []
  // The server tells its time to the second: next to what was said right before, they may stand on either side.
  expect(messages.map(({ text }) => text).filter((text) => text !== 'Before')).toEqual(['First', 'Second'])
  expect(messages).toHaveLength(3)
  for (const { at } of messages) expect(at).toBeLessThan(Date.now() + maxClockAheadMs)
  await room.close()
})

test('a session is good for as long as the server says, whatever the device’s clock', async () => {
  const server = await startTestServer()
  let session: SavedSession | undefined
  const options = {
    server: server.url,
    now: () => Date.now() + 2 * hour,
    onSession: (saved: SavedSession) => (session = saved),
  }
  const { room } = granted(await startRoom({ name: 'Ana' }, options))
  await room.close()
  if (!session) throw new Error('no session')
  const again = granted(await resumeRoom(session, options))
  granted(again.cart.add(line, { count: 1 }))
  await again.saved()
  expect(again.rejectedEdits.get()).toEqual([])
  await again.close()
})

test('a clock that is right enough is left alone, however long an answer takes', () => {
  let now = Date.UTC(2026, 5, 3, 10, 0, 0, 400)
  const clock = new ServerClock(() => now)
  const date = new Date(now).toUTCString()
  const askedAt = now
  now += 9_000
  clock.learn({ date, askedAt, answeredAt: now })
  expect(clock.aheadMs).toBe(0)
  clock.learn({ date: null, askedAt, answeredAt: now })
  clock.learn({ date: 'never', askedAt, answeredAt: now })
  expect(clock.now()).toBe(now)
})

test('what is learned once stays until an answer contradicts it', () => {
  const found: number[] = []
  let ahead = 2 * hour
  let server = Date.UTC(2026, 5, 3, 10)
  const clock = new ServerClock(() => server + ahead, { onChange: (aheadMs) => found.push(aheadMs) })
  const ask = () => {
    const askedAt = server + ahead
    server += 120
    const date = new Date(server).toUTCString()
    server += 80
    clock.learn({ date, askedAt, answeredAt: server + ahead })
  }
  for (let times = 0; times < 20; times += 1) {
    ask()
    server += 730
  }
  expect(found.length).toBeLessThan(5)
  expect(Math.abs(clock.now() - server)).toBeLessThan(1_200)
  ahead = 0
  ask()
  expect(Math.abs(clock.now() - server)).toBeLessThan(1_200)
})

test('moments that were put too far ahead become those that were meant, in their order', () => {
  const now = Date.UTC(2026, 5, 3, 10)
  const clock = new ServerClock(() => now + 2 * hour, { aheadMs: 2 * hour })
  const ahead = (ms: number) => clock.corrected({ text: 'x', at: now + 2 * hour + ms })
  expect(ahead(-2000)).toEqual({ text: 'x', at: now - 2000 })
  expect(ahead(-1000)).toEqual({ text: 'x', at: now - 1000 })
  expect(ahead(60_000)).toEqual({ text: 'x', at: now })
  expect(clock.corrected({ at: now - hour, editedAt: now + 2 * hour })).toEqual({ at: now - hour, editedAt: now })
  expect(clock.corrected({ at: now + 1000 })).toEqual({ at: now + 1000 })
  expect(clock.corrected(3)).toBe(3)
})
