// Without LiveKit’s settings there are no calls, and with them the page may connect there.
import { expect, test } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

const set = { LIVEKIT_URL: 'wss://calls.tests.example', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }

test('a server without LiveKit refuses every call in one sentence, and tells its pages nothing of calls', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const device = await PeopleSocket.open(server, ana)
  const path = `/rooms/${ana.roomId}/calls`
  for (const [route, body] of [
    [`GET ${path}`, undefined],
    [`POST ${path}/join`, {}],
    [`PATCH ${path}/settings`, { camera: false }],
    [`POST ${path}/c1/ring`, { members: ['ben'] }],
    [`POST ${path}/c1/decline`, {}],
    [`POST ${path}/c1/people/ben/mute`, {}],
    [`DELETE ${path}/c1/people/ben`, undefined],
    ['POST /calls/livekit', {}],
  ] as const)
    expectRefused(await ask(server, route, { token: ana.token, body }), 'calls-not-offered')
  await device.say('history.position')
  expect(device.last('call')).toBeUndefined()
  const csp = (await fetch(server.url)).headers.get('content-security-policy')
  expect(csp).not.toContain('calls.tests')
})

test('a page is told what calls its room may have, and may connect to LiveKit and to nothing else', async () => {
  const server = await startTestServer({ ...set, LIVEKIT_REGIONS: 'America=wss://us.tests.example' })
  const ana = await openRoom(server.url, 'Ana')
  const device = await PeopleSocket.open(server, ana)
  const told = await device.until('call', () => true)
  expect(told).toEqual({
    sources: ['microphone', 'camera', 'screen'],
    offered: ['microphone', 'camera', 'screen'],
    rings: true,
    calls: [],
  })
  const csp = (await fetch(`${server.url}/r/${ana.roomId}`)).headers.get('content-security-policy')
  const connect = /connect-src ([^;]*)/.exec(csp ?? '')?.[1]?.split(' ') ?? []
  expect(connect.filter((source) => source.includes('tests.example'))).toEqual([
    ...[
      'wss://calls.tests.example',
      'https://calls.tests.example',
      'wss://us.tests.example',
      'https://us.tests.example',
    ],
  ])
})

test.each([
  [{ LIVEKIT_URL: 'not an address' }, 'LIVEKIT_URL'],
  [{ LIVEKIT_REGIONS: 'Europe' }, 'LIVEKIT_REGIONS'],
  [{ CALL_SOURCES: 'smell' }, 'CALL_SOURCES'],
  [{ CALL_MAX_PEOPLE: '1' }, 'CALL_MAX_PEOPLE'],
])('a setting that cannot be used is named: %o', (environment, name) => {
  const read = readSettings(environment)
  expect(read.ok ? '' : read.problem).toContain(name)
})
