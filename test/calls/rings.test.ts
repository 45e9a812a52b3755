// Ringing those who are not in a call: present, away, declined, missed.
import { describe, expect, test } from 'vitest'
import type { RoomCalls } from '#shared/calls/call.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { callers, hasCalls } from '#test/support/call-room.ts'
import { callsOf, joinCall, toldOfCalls, untilIn } from '#test/support/callers.ts'
import { databaseOf } from '#test/support/database.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import type { Person } from '#test/support/people.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

/** Ana in a call, with what it takes to ring others. */
async function calling(overrides: Readonly<Record<string, string>> = {}) {
  const room = await callers(overrides)
  const { server, ana } = room
  await joinCall(server, ana)
  await untilIn(server, ana, [ana])
  const [call] = (await callsOf(server, ana)).calls
  const path = `/rooms/${ana.roomId}/calls/${call?.id}`
  const ring = (by: Person, ...members: Person[]) =>
    ask(server, `POST ${path}/ring`, { token: by.token, body: { members: members.map(({ memberId }) => memberId) } })
  return { ...room, path, ring }
}

describe.skipIf(!hasCalls)('ringing', () => {
  test('a member who is here is rung until they join, and one may say not now', async () => {
    const { server, ana, ben, cleo, path, ring } = await calling()
    const [hears, also] = [await PeopleSocket.open(server, ben), await PeopleSocket.open(server, cleo)]
    expect((await ring(ana, ben, cleo, ana)).status).toBe(204)
    const rung = ({ calls }: RoomCalls) => calls.flatMap(({ rings }) => rings.map(({ member }) => member)).toSorted()
    const both = [ben.memberId, cleo.memberId].toSorted()
    await hears.until<RoomCalls>('call', (calls) => rung(calls).join() === both.join())
    expect((await ask(server, `POST ${path}/decline`, { token: cleo.token })).status).toBe(204)
    await also.until<RoomCalls>('call', (calls) => rung(calls).join() === ben.memberId)
    await joinCall(server, ben)
    await also.until<RoomCalls>('call', (calls) => rung(calls).length === 0)
    // Present as they were, and one in the call, they have missed nothing.
    expect((await toldOfCalls(server, ana)).map(({ kind }) => kind)).toEqual(['call.started', 'call.joined'])
  })

  test('who does not answer has missed the call, which history says once', async () => {
    const { server, ana, ben, ring } = await calling({ CALL_RING_SECONDS: '5' })
    await PeopleSocket.open(server, ben)
    await ring(ana, ben)
    // Nobody is rung twice within a minute.
    await ring(ana, ben)
    const told = await toldOfCalls(server, ana, 'call.missed')
    expect(told.slice(1)).toMatchObject([
      { kind: 'call.missed', memberId: ana.memberId, detail: { member: ben.memberId } },
    ])
  })

  test('who is away when called gets a notification of it, once', async () => {
    const { server, ana, ben, ring } = await calling({
      CALL_RING_SECONDS: '5',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'rooms@tests.example',
    })
    const db = databaseOf(server)
    const { num } = await db.selectFrom('rooms').select('num').where('id', '=', ana.roomId).executeTakeFirstOrThrow()
    await db
      .insertInto('notification_settings')
      .values({
        ...{ room: num, member_id: ben.memberId, mail: 'ben@tests.example', mail_wanted: null },
        ...{ confirm_hash: null, confirm_until: null, stop_hash: 'none', time_zone: 'UTC', digest_at: 1080 },
        ...{ quiet_from: null, quiet_to: null, is_off: 0 },
        meanings: JSON.stringify({ page: [], push: [], mail: ['asked'] }),
      })
      .execute()
    await ask(server, `PUT /rooms/${ana.roomId}/notice-settings`, { token: ben.token, body: { off: false } })
    await ring(ana, ben)
    await toldOfCalls(server, ana, 'call.missed')
    await server.notifications.look()
    const waiting = await db.selectFrom('notifications').select(['member_id', 'meaning', 'subject']).execute()
    expect(waiting).toEqual([
      { member_id: ben.memberId, meaning: 'asked', subject: expect.stringMatching(/^call:/) as string },
    ])
  })

  test('only people in the call ring, and only where the room allows it', async () => {
    const { server, ana, ben, cleo, ring } = await calling()
    expectRefused(await ring(ben, cleo), 'no-such-call')
    const settings = `PATCH /rooms/${ana.roomId}/calls/settings`
    expectRefused(await ask(server, settings, { token: ben.token, body: { rings: false } }), 'role-may-not')
    await ask(server, settings, { token: ana.token, body: { rings: false } })
    expectRefused(await ring(ana, cleo), 'role-may-not')
  })
})
