// Calls through the real LiveKit server: who may join with what, who is in, and what history tells.
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { callers, hasCalls } from '#test/support/call-room.ts'
import {
  CallerTab,
  askToJoin,
  callsOf,
  joinCall,
  peopleIn,
  ticketOf,
  toldOfCalls,
  untilIn,
} from '#test/support/callers.ts'
import { databaseOf } from '#test/support/database.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { until } from '#test/support/until.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

describe.skipIf(!hasCalls)('calls through LiveKit', () => {
  test('who joins a call is seen by everybody, and history tells who started it, who came and went, and for how long', async () => {
    const { server, ana, ben, cleo } = await callers()
    const first = await joinCall(server, ana)
    await untilIn(server, cleo, [ana])
    const second = await joinCall(server, ben)
    await untilIn(server, cleo, [ana, ben])
    await second.hangUp()
    await untilIn(server, cleo, [ana])
    await first.hangUp()
    await untilIn(server, cleo, [])
    const told = await toldOfCalls(server, cleo, 'call.ended')
    expect(told.map(({ kind, memberId }) => [kind, memberId])).toEqual([
      ['call.started', ana.memberId],
      ['call.joined', ben.memberId],
      ['call.left', ben.memberId],
      ['call.ended', null],
    ])
    expect(told.at(-1)?.detail).toEqual({ associate: null, minutes: 1, members: [ana.memberId, ben.memberId] })
  })

  test('a token is for one room and one person, for minutes, names nobody and grants no more than the role', async () => {
    const { server, ana, cleo } = await callers({ CALL_SOURCES: 'microphone,camera' })
    const { token, sources } = await ticketOf(server, ana)
    const claims = decodeJwt(token)
    expect(sources).toEqual(['microphone', 'camera'])
    expect(claims.video).toEqual({
      ...{ room: `room-${ana.roomId}`, roomJoin: true, canSubscribe: true, canPublish: true },
      ...{ canPublishSources: ['microphone', 'camera'], canPublishData: false, canUpdateOwnMetadata: false },
    })
    expect(claims.sub).toBe(ana.memberId)
    expect((claims.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(120)
    expect(JSON.stringify(claims)).not.toContain('Ana')
    await ask(server, `PATCH /rooms/${ana.roomId}/members/${cleo.memberId}`, {
      token: ana.token,
      body: { role: 'viewer' },
    })
    await joinCall(server, ana)
    const viewer = await ticketOf(server, cleo)
    expect(viewer.sources).toEqual([])
    const tab = await CallerTab.open()
    expect(await tab.connect(viewer)).toBe('connected')
    expect(await tab.send('microphone')).not.toBe('sent')
  })

  test('a removed member is out within moments, and is put out again when an old token comes back', async () => {
    const { server, ana, ben } = await callers()
    await joinCall(server, ana)
    const old = await ticketOf(server, ben)
    const tab = await CallerTab.open()
    await tab.connect(old)
    await untilIn(server, ana, [ana, ben])
    await ask(server, `DELETE /rooms/${ana.roomId}/members/${ben.memberId}`, { token: ana.token })
    await until('Ben to be out', async () => (await tab.ended()) !== undefined, 2_000)
    await untilIn(server, ana, [ana])
    expectRefused(await askToJoin(server, ben), 'removed')
    // LiveKit itself lets the token in again until it has run out.
    await tab.connect(old)
    await until('Ben to be out again', async () => (await tab.ended()) !== undefined)
    expect(await peopleIn(server, ana)).toEqual([ana.memberId])
  })

  test('a lowered role takes the microphone away at once, and so does the room’s setting the camera', async () => {
    const { server, ana, ben } = await callers()
    await joinCall(server, ana)
    const tab = await joinCall(server, ben)
    expect([await tab.send('microphone'), await tab.send('camera')]).toEqual(['sent', 'sent'])
    await untilIn(server, ana, [ana, ben])
    const path = `PATCH /rooms/${ana.roomId}`
    await ask(server, `${path}/calls/settings`, { token: ana.token, body: { camera: false } })
    await until('the camera to be off', async () => !(await tab.sends('camera')))
    expect(await tab.sends('microphone')).toBe(true)
    await ask(server, `${path}/members/${ben.memberId}`, { token: ana.token, body: { role: 'viewer' } })
    await until('the microphone to be off', async () => !(await tab.sends('microphone')))
    expect(await tab.send('microphone')).not.toBe('sent')
    expect(await peopleIn(server, ana)).toContain(ben.memberId)
  })

  test('a host mutes, and takes somebody out for the rest of the call; others may do neither', async () => {
    const { server, ana, ben, cleo } = await callers()
    await joinCall(server, ana)
    const tab = await joinCall(server, ben)
    await tab.send('microphone')
    await untilIn(server, ana, [ana, ben])
    const [call] = (await callsOf(server, ana)).calls
    const path = `/rooms/${ana.roomId}/calls/${call?.id}/people/${ben.memberId}`
    for (const what of [`POST ${path}/mute`, `DELETE ${path}`])
      expectRefused(await ask(server, what, { token: cleo.token }), 'role-may-not')
    expect((await ask(server, `POST ${path}/mute`, { token: ana.token })).status).toBe(204)
    await until('Ben to be muted', async () => !(await tab.sends('microphone')))
    expect(await tab.send('microphone')).toBe('sent')
    expect((await ask(server, `DELETE ${path}`, { token: ana.token })).status).toBe(204)
    await until('Ben to be out', async () => (await tab.ended()) !== undefined)
    await untilIn(server, ana, [ana])
    expectRefused(await askToJoin(server, ben), 'put-out-of-call')
  })

  test('a person is in a call once, however many tabs ask', async () => {
    const { server, ana, ben } = await callers()
    const first = await joinCall(server, ana)
    await joinCall(server, ben)
    await untilIn(server, ben, [ana, ben])
    await joinCall(server, ana)
    await until('the first tab to be out', async () => (await first.ended()) !== undefined)
    expect(await peopleIn(server, ben)).toEqual([ana.memberId, ben.memberId].toSorted())
    expect((await toldOfCalls(server, ben)).map(({ kind }) => kind)).toEqual(['call.started', 'call.joined'])
  })

  test('a call takes so many people, and lasts so many minutes', async () => {
    const { server, ana, ben, cleo } = await callers({ CALL_MAX_PEOPLE: '2', CALL_MAX_MINUTES: '30' })
    const tab = await joinCall(server, ana)
    await joinCall(server, ben)
    await untilIn(server, cleo, [ana, ben])
    expectRefused(await askToJoin(server, cleo), 'call-full')
    const [call] = (await callsOf(server, cleo)).calls
    const limit = 30 * 60_000
    expect(call?.endsAt).toBeLessThanOrEqual((call?.startedAt ?? 0) + limit)
    const ago = { created_at: Date.now() - limit, started_at: Date.now() - limit, ends_at: Date.now() }
    await databaseOf(server).updateTable('calls').set(ago).execute()
    await until('the call to be ended', async () => (await tab.ended()) !== undefined)
    await untilIn(server, cleo, [])
    expect((await toldOfCalls(server, cleo, 'call.ended')).at(-1)).toMatchObject({
      kind: 'call.ended',
      detail: { minutes: 30 },
    })
  })
})
