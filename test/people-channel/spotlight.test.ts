import { expect, test } from 'vitest'
import type { Spotlight } from '#shared/wire/people.ts'
import { ask } from '#test/support/api.ts'
import { decisionRoom } from '#test/support/decision-room.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { startTestServer } from '#test/support/server.ts'

async function room() {
  return decisionRoom(await startTestServer())
}

test('who shows, who looks along and who said no is told to everybody', async () => {
  const { ana, ben, cleo } = await room()
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  await ben.device.until<Spotlight>('spotlight', (state) => state?.id === spotlight)
  await ben.device.granted('spotlight.answer', { spotlight, accept: true })
  await cleo.device.granted('spotlight.answer', { spotlight, accept: false })
  for (const { device } of [ana, ben, cleo]) {
    const state = await device.until<Spotlight>('spotlight', ({ declined }) => declined.length > 0)
    expect(state).toMatchObject({
      id: spotlight,
      by: ana.memberId,
      following: [ben.memberId],
      declined: [cleo.memberId],
    })
  }
})

test('who looks along may leave, and who declined may join', async () => {
  const { ana, ben, cleo } = await room()
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  for (const [{ device }, answers] of [
    [ben, [true, false]],
    [cleo, [false, true]],
  ] as const)
    for (const accept of answers) await device.granted('spotlight.answer', { spotlight, accept })
  await ana.device.until<Spotlight>('spotlight', ({ following, declined }) => following.length + declined.length === 2)
  expect(ana.device.last('spotlight')).toMatchObject({ following: [cleo.memberId], declined: [ben.memberId] })
})

test('there is one spotlight in a room, and its owner may ask again', async () => {
  const { ana, ben } = await room()
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  expect(await ben.device.refused('spotlight.ask', {})).toBe('spotlight-taken')
  expect(await ana.device.granted('spotlight.ask', {})).toMatchObject({ spotlight })
  await ana.device.granted('spotlight.end', { spotlight })
  await ben.device.until('spotlight', (state) => state === null)
  await ben.device.granted('spotlight.ask', {})
})

test('who shows ends it, and the host does, and nobody else', async () => {
  const { ana, ben, cleo } = await room()
  const { spotlight } = await ben.device.granted('spotlight.ask', {})
  expect(await cleo.device.refused('spotlight.end', { spotlight })).toBe('not-your-record')
  await ana.device.granted('spotlight.end', { spotlight })
  await cleo.device.until('spotlight', (state) => state === null)
  expect(await ben.device.refused('spotlight.end', { spotlight })).toBe('no-spotlight')
})

test('an answer to a spotlight that is over is refused', async () => {
  const { ana, ben } = await room()
  expect(await ben.device.refused('spotlight.answer', { spotlight: 'none', accept: true })).toBe('no-spotlight')
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  expect(await ana.device.refused('spotlight.answer', { spotlight, accept: true })).toBe('invalid')
  await ana.device.granted('spotlight.end', { spotlight })
  expect(await ben.device.refused('spotlight.answer', { spotlight, accept: true })).toBe('no-spotlight')
})

test('viewers show nothing, and look along if they like', async () => {
  const { ana, letIn } = await room()
  const viewer = await letIn('Vic', 'viewer')
  expect(await viewer.device.refused('spotlight.ask', {})).toBe('role-may-not')
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  await viewer.device.granted('spotlight.answer', { spotlight, accept: true })
  await ana.device.until<Spotlight>('spotlight', ({ following }) => following.includes(viewer.memberId))
})

test('another room neither hears of a spotlight nor answers it', async () => {
  const server = await startTestServer()
  const [here, there] = [await decisionRoom(server), await decisionRoom(server)]
  const { spotlight } = await here.ana.device.granted('spotlight.ask', {})
  expect(await there.ben.device.refused('spotlight.answer', { spotlight, accept: true })).toBe('no-spotlight')
  expect(await there.ana.device.refused('spotlight.end', { spotlight })).toBe('no-spotlight')
  await there.ana.device.granted('spotlight.ask', {})
  const heard = JSON.stringify(there.ben.device.heard)
  expect(heard).not.toContain(spotlight)
})

test('who comes later is told what is on, also that nothing is', async () => {
  const { ana, letIn } = await room()
  const early = await letIn('Eli', 'shopper')
  await early.device.until('spotlight', (state) => state === null)
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  const late = await letIn('Lou', 'shopper')
  await late.device.until<Spotlight>('spotlight', (state) => state?.id === spotlight)
})

test('a follower whose last device is gone looks along no more', async () => {
  const { ana, ben, server } = await room()
  const second = await PeopleSocket.open(server, ben)
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  await ben.device.granted('spotlight.answer', { spotlight, accept: true })
  await ana.device.until<Spotlight>('spotlight', ({ following }) => following.includes(ben.memberId))
  ben.device.close()
  // Another device of theirs is there: that Ben still looks along shows once something else is told.
  const device = await PeopleSocket.open(server, ben)
  await device.until<Spotlight>('spotlight', ({ following }) => following.includes(ben.memberId))
  device.close()
  second.close()
  await ana.device.until<Spotlight>('spotlight', ({ following }) => following.length === 0)
})

test('a spotlight outlives a page that is loaded again, and not one that is closed', async () => {
  const server = await startTestServer()
  const [stays, goes] = [await decisionRoom(server), await decisionRoom(server)]
  const { spotlight } = await stays.ana.device.granted('spotlight.ask', {})
  await goes.ana.device.granted('spotlight.ask', {})
  const began = performance.now()
  stays.ana.device.close()
  const again = await PeopleSocket.open(server, stays.ana)
  await again.until<Spotlight>('spotlight', (state) => state?.id === spotlight)
  goes.ana.device.close()
  await goes.ben.device.until('spotlight', (state) => state === null)
  expect(performance.now() - began).toBeGreaterThan(3000)
  // Whoever was away first would have been given up first.
  const late = await PeopleSocket.open(server, stays.cleo)
  await late.until<Spotlight>('spotlight', (state) => state?.id === spotlight)
  expect(stays.ben.device.last('spotlight')).toMatchObject({ id: spotlight })
})

test('the spotlight ends when its owner may no longer comment', async () => {
  const { ana, ben, cleo, server } = await room()
  await ben.device.granted('spotlight.ask', {})
  const path = `/rooms/${ana.roomId}/members`
  await ask(server, `PATCH ${path}/${ben.memberId}`, { token: ana.token, body: { role: 'viewer' } })
  await cleo.device.until('spotlight', (state) => state === null)
  const { spotlight } = await cleo.device.granted('spotlight.ask', {})
  await ana.device.granted('spotlight.answer', { spotlight, accept: true })
  await ask(server, `DELETE ${path}/${cleo.memberId}`, { token: ana.token })
  await ana.device.until('spotlight', (state) => state === null)
})

test('a member who was removed is on no list of a spotlight', async () => {
  const { ana, ben, server } = await room()
  const { spotlight } = await ana.device.granted('spotlight.ask', {})
  await ben.device.granted('spotlight.answer', { spotlight, accept: false })
  await ana.device.until<Spotlight>('spotlight', ({ declined }) => declined.includes(ben.memberId))
  await ask(server, `DELETE /rooms/${ana.roomId}/members/${ben.memberId}`, { token: ana.token })
  await ana.device.until<Spotlight>('spotlight', ({ declined }) => declined.length === 0)
})
