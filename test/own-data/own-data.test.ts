// A member's own data: taken along as a file, and erased on request.
import type { Updateable } from 'kysely'
import { expect, test } from 'vitest'
import type { OwnData } from '#shared/own-data/contracts.ts'
import type { HistoryPage, RoomView } from '#shared/rooms/contracts.ts'
import type { HelpRequestRow } from '#server/storage/desk-tables.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { join, openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { askStore, RecordingAssociate } from '#test/support/recording-associate.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const line = 'ridge-boot:walnut-39'

test('an export holds what a member wrote and did, and nothing of others', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.talk.say('room', 'of Ana'))
  granted(ben.room.talk.say('room', 'of Ben'))
  granted(ben.room.cart.add(line))
  granted(ben.room.cart.note(line, 'note of Ben'))
  await Promise.all([ana.room.saved(), ben.room.saved()])
  const exported: OwnData = granted(await ben.room.ownData.export())
  expect(exported.member).toMatchObject({ id: ben.id, name: 'Ben' })
  // Who of two that spoke at once opened the talk is up to chance.
  const roots = new Set(exported.records.map(({ root }) => root).filter((root) => root !== 'threads'))
  expect([...roots].toSorted()).toEqual(['lines', 'members', 'messages', 'notes', 'wants'])
  const text = JSON.stringify(exported)
  expect(text).toContain('note of Ben')
  expect(text).not.toContain('of Ana')
  expect(exported.events.map(({ kind }) => kind)).toContain('message.written')
  expect(exported.sessions).toHaveLength(1)
})

test('an erased member leaves no words and no name, in the room, its history and its past', async () => {
  const { server, ana, ben } = await twoShoppers()
  granted(ben.room.cart.add(line))
  granted(ben.room.cart.note(line, 'note of Ben'))
  granted(ben.room.talk.say('room', 'word of Ben'))
  await ben.room.saved()
  const { to } = granted(await ana.room.past.reach())
  granted(await ben.room.members.rename('Benedikt'))
  const path = `/rooms/${ana.room.info.id}`
  const token = await tokenOf(server, ana)
  const answers = () =>
    Promise.all(['summary', 'catch-up?since=0'].map((what) => ask(server, `GET ${path}/${what}`, { token })))
  // What the server keeps of its answers must not outlive what it is made of.
  expect((await answers()).map(({ status }) => status)).toEqual([200, 200])
  granted(await ben.room.ownData.erase())
  await until(ana.room.members.list, (list) => list.length === 1)
  expect(ana.room.members.find(ben.id)).toMatchObject({ name: 'Former member' })
  const history = await ask<HistoryPage>(server, `GET ${path}/history?limit=200`, { token })
  const past = await ask(server, `GET ${path}/past?seq=${to.seq}`, { token })
  for (const { text } of [history, past, ...(await answers())]) expect(text).not.toMatch(/Ben\b|Benedikt|of Ben/)
  // What happened is still told.
  expect(history.body.events.map(({ kind }) => kind)).toContain('line.added')
  const db = databaseOf(server)
  for (const table of ['sessions', 'read_marks', 'notification_settings'] as const)
    expect(await db.selectFrom(table).selectAll().where('member_id', '=', ben.id).execute(), table).toEqual([])
})

test('what a member asked the store is in their export, and gone once they are erased', async () => {
  const { server, ana, ben } = await twoShoppers()
  const personOf = async (shopper: typeof ben) => {
    const token = await tokenOf(server, shopper)
    return { name: '', memberId: shopper.id, roomId: shopper.room.info.id, token }
  }
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, await personOf(ben)))
  const exported: OwnData = granted(await ben.room.ownData.export())
  expect(exported.helpRequests).toMatchObject([{ text: 'Is there a smaller one?', state: 'visiting' }])
  expect(exported.records.filter(({ document }) => document === `visit-${visit}`)).toHaveLength(1)
  granted(await ben.room.ownData.erase())
  await until(ana.room.members.list, (list) => list.length === 1)
  const document = await RawConnection.open(server.url, await personOf(ana), `visit-${visit}`)
  expect(document.doc.getMap('messages').size).toBe(0)
  await document.close()
  const db = databaseOf(server)
  expect(await db.selectFrom('help_requests').selectAll().where('member_id', '=', ben.id).execute()).toEqual([])
})

test('the time, the store and the address of what a member asked are in their export, and nowhere once they are erased', async () => {
  const { server, ana, ben } = await twoShoppers()
  const db = databaseOf(server)
  const token = await tokenOf(server, ben)
  const became = async (set: Updateable<HelpRequestRow>) => {
    const { id } = await askStore(server, { name: '', memberId: ben.id, roomId: ben.room.info.id, token })
    await db.updateTable('help_requests').set(set).where('id', '=', id).execute()
  }
  await became({ state: 'agreed', agreed_at: Date.UTC(2036, 0, 7, 10), store: 'dublin', due_at: null, created_at: 1 })
  await became({ state: 'forwarded', reply_to: 'ben@example.com', due_at: null, created_at: 2, store: null })
  const { helpRequests } = granted(await ben.room.ownData.export())
  expect(helpRequests).toMatchObject([
    { agreedAt: '2036-01-07T10:00:00.000Z', store: 'dublin', replyTo: null },
    { agreedAt: null, store: null, replyTo: 'ben@example.com' },
  ])
  granted(await ben.room.ownData.erase())
  await until(ana.room.members.list, (list) => list.length === 1)
  const left = await Promise.all([
    db.selectFrom('help_requests').selectAll().execute(),
    db.selectFrom('notifications').selectAll().execute(),
    db.selectFrom('events').selectAll().execute(),
  ])
  expect(JSON.stringify(left)).not.toContain('ben@example.com')
})

test('a host is erased once there is another, and the room named after them with them', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Anastasia')
  const ben = await join(server.url, ana.code, 'Ben')
  const own = `DELETE /rooms/${ana.roomId}/own-data`
  expectRefused(await ask(server, own, { token: ana.token }), 'last-host')
  const member = `PATCH /rooms/${ana.roomId}/members/${ben.memberId}`
  await ask(server, member, { token: ana.token, body: { role: 'host' } })
  expect((await ask(server, own, { token: ana.token })).status).toBe(204)
  const { body } = await ask<RoomView>(server, `GET /rooms/${ana.roomId}`, { token: ben.token })
  expect(body.room.title).toBe('Former member’s room')
  expect(body.members.map(({ name }) => name)).toEqual(['Ben'])
  const past = await ask(server, `GET /rooms/${ana.roomId}/past?seq=1`, { token: ben.token })
  const history = await ask(server, `GET /rooms/${ana.roomId}/history`, { token: ben.token })
  for (const { status, text } of [past, history])
    expect([status, text]).toEqual([200, expect.not.stringContaining('Anastasia')])
  expectRefused(await ask(server, `GET /rooms/${ana.roomId}`, { token: ana.token }), 'removed')
})

test('a room goes with the only member it has', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  expect((await ask(server, `DELETE /rooms/${ana.roomId}/own-data`, { token: ana.token })).status).toBe(204)
  expect((await ask(server, `GET /rooms/${ana.roomId}`, { token: ana.token })).status).toBeGreaterThanOrEqual(400)
  const db = databaseOf(server)
  for (const table of ['rooms', 'members', 'documents', 'events', 'invitations', 'updates', 'snapshots'] as const)
    expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([])
})

async function tokenOf(server: { readonly url: string }, { session }: { session: { session: string } }) {
  const { body } = await ask<{ token: string }>(server, 'POST /tokens/renew', { token: session.session })
  return body.token
}
