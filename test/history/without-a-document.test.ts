// What happens in a room without a change of its documents.
import { expect, test } from 'vitest'
import { serverEvents } from '#shared/events/server-events.ts'
import { savePendingEvent } from '#server/storage/pending-events.ts'
import { databaseOf } from '#test/support/database.ts'
import { granted, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'
import { startTestServer } from '#test/support/server.ts'
import { openRoom } from '#test/support/people.ts'
import { ask } from '#test/support/api.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'

test('invitations that are made, replaced and ended are told once each, by whom, and without their codes', async () => {
  const { ana, ben } = await twoShoppers()
  const heard: string[] = []
  ben.room.onHistory((events) => heard.push(...events.map(({ kind }) => kind)))
  const made = granted(await ana.room.invitations.create({ role: 'advisor' }))
  const renewed = granted(await ana.room.invitations.rotate(made.id))
  granted(await ana.room.invitations.revoke(renewed.id))
  // A link that has ended ends no second time.
  granted(await ana.room.invitations.revoke(renewed.id))
  const { events } = granted(await ben.room.history.page({ kinds: ['people'], limit: 3 }))
  expect(events.map(({ kind, memberId, subject, detail }) => ({ kind, memberId, subject, detail }))).toEqual([
    { kind: 'invitation.revoked', memberId: ana.id, subject: renewed.id, detail: { role: 'advisor' } },
    { kind: 'invitation.renewed', memberId: ana.id, subject: renewed.id, detail: { role: 'advisor' } },
    { kind: 'invitation.made', memberId: ana.id, subject: made.id, detail: { role: 'advisor' } },
  ])
  const told = JSON.stringify(events)
  for (const { code } of [made, renewed]) expect(told).not.toContain(code)
  const heardOf = () => heard.filter((kind) => kind.startsWith('invitation.'))
  await expect.poll(heardOf).toEqual(['invitation.made', 'invitation.renewed', 'invitation.revoked'])
})

test('a spotlight is told when it begins, and with how many looked along when it ends', async () => {
  const { server, ana, ben, code } = await twoShoppers()
  const cleo = await shopperBy(server, code, 'Cleo')
  granted(await ana.room.spotlight.start())
  for (const { room } of [ben, cleo]) {
    await until(room.spotlight.state, (spotlight) => spotlight !== undefined)
    granted(await room.spotlight.answer(true))
  }
  await until(ana.room.spotlight.state, (spotlight) => spotlight?.following.length === 2)
  granted(await cleo.room.spotlight.answer(false))
  await until(ana.room.spotlight.state, (spotlight) => spotlight?.following.length === 1)
  const timeline = await ana.room.history.timeline({ kinds: ['spotlight.began', 'spotlight.ended'] })
  granted(await timeline.older())
  granted(await ana.room.spotlight.end())
  const { events } = await until(timeline.view, (view) => view.events.length === 2)
  expect(events.map(({ kind, memberId, detail }) => ({ kind, memberId, detail }))).toEqual([
    { kind: 'spotlight.ended', memberId: ana.id, detail: { following: 1 } },
    { kind: 'spotlight.began', memberId: ana.id, detail: {} },
  ])
  expect(new Set(events.map(({ subject }) => subject)).size).toBe(1)
  timeline.close()
})

test('one happening is one event: who comes, leaves and gets another role is told by the members’ records alone', async () => {
  const { ana, ben } = await twoShoppers()
  granted(await ana.room.members.setRole(ben.id, 'viewer'))
  granted(await ben.room.members.rename('Benno'))
  granted(await ben.room.members.remove(ben.id))
  const { events } = granted(await ana.room.history.page({ kinds: ['people'] }))
  expect(events.map(({ kind, subject, memberId }) => [kind, subject, memberId])).toEqual([
    ['member.removed', ben.id, ben.id],
    ['member.renamed', ben.id, ben.id],
    ['member.role-changed', ben.id, ana.id],
    ['member.joined', ben.id, ben.id],
    ['member.joined', ana.id, ana.id],
  ])
})

test('what a crash left untold is told when the room is opened next, once', async () => {
  const first = await startTestServer()
  const host = await openRoom(first.url, 'Ana')
  const db = databaseOf(first)
  const { num } = await db.selectFrom('rooms').select('num').where('id', '=', host.roomId).executeTakeFirstOrThrow()
  await first.stop()
  for (const id of ['i1', 'i2'])
    await savePendingEvent(db, {
      room: num,
      memberId: host.memberId,
      newEvent: serverEvents.invitationMade(id, 'shopper'),
    })
  for (let start = 0; start < 2; start += 1) {
    const server = await startTestServer({ DATA_DIR: first.dataDir })
    const room = await server.directory.room(host.roomId)
    expect(room.ok).toBe(true)
    const { body } = await ask<HistoryPage>(server, `GET /rooms/${host.roomId}/history?kind=invitation.made`, host)
    expect(body.events.map(({ subject, memberId }) => [subject, memberId])).toEqual([
      ['i1', host.memberId],
      ['i2', host.memberId],
    ])
    await server.stop()
  }
  expect(await db.selectFrom('untold_events').selectAll().execute()).toEqual([])
})
