// Rooms that nobody uses go, after their members were told.
import { expect, test } from 'vitest'
import { UnusedRooms } from '#server/unused-rooms/unused-rooms.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const dayMs = 86_400_000

/** Looks after the rooms of a server as if so many days had passed. */
function lookAfter(server: TestServer, { days = 365, warn = () => Promise.resolve() } = {}) {
  const db = databaseOf(server)
  return (daysLater: number) =>
    new UnusedRooms({ db, directory: server.directory, warn, days, now: () => Date.now() + daysLater * dayMs }).run(
      new AbortController().signal,
    )
}

test('a room that nobody used for a year is deleted with all that is in it, two weeks after a warning', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const warned: number[] = []
  const after = lookAfter(server, {
    warn: ({ num }: { num: number }) => Promise.resolve(void warned.push(num)),
  } as object)
  const status = async () => (await ask(server, `GET /rooms/${ana.roomId}`, { token: ana.token })).status
  await after(350)
  expect(warned).toEqual([])
  await after(352)
  await after(353)
  expect(warned).toHaveLength(1)
  await after(365)
  expect(await status()).toBe(200)
  await after(367)
  expect(await status()).toBeGreaterThanOrEqual(400)
  const db = databaseOf(server)
  for (const table of [
    'rooms',
    'members',
    'sessions',
    'documents',
    'updates',
    'snapshots',
    'events',
    'clients',
  ] as const)
    expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([])
  expect(await db.selectFrom('audit').select('action').where('action', '=', 'room.deleted').execute()).toHaveLength(1)
})

test('who comes back after the warning keeps the room', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const db = databaseOf(server)
  const after = lookAfter(server)
  await after(352)
  await db
    .updateTable('sessions')
    .set({ used_at: Date.now() + 360 * dayMs })
    .execute()
  await after(367)
  expect((await ask(server, `GET /rooms/${ana.roomId}`, { token: ana.token })).status).toBe(200)
})

test('a member who gets mail is told before their room goes, in quiet words', async () => {
  const mailbox = await openMailbox()
  const room = await notificationRoom({ SMTP_URL: mailbox.url, ROOM_DAYS: '365' })
  await room.confirmMail(mailbox, 'ben@example.com')
  const goesAt = Date.now() + 14 * dayMs
  const db = databaseOf(room.server)
  const { num } = await db.selectFrom('rooms').select('num').executeTakeFirstOrThrow()
  await room.server.notifications.warn({ num, goesAt })
  await room.server.notifications.look()
  const letter = await mailbox.next('the warning', ({ subject }) => subject?.includes('deleted soon') ?? false)
  expect(letter.text).toContain('Open it once to keep it')
  expect(letters(mailbox, 'ben@example.com')).toHaveLength(1)
})

test('a shop has no more rooms than it may have', async () => {
  const server = await startTestServer({ ROOMS_PER_SHOP: '2' })
  await openRoom(server.url, 'Ana')
  await openRoom(server.url, 'Ben')
  expectRefused(await ask(server, 'POST /rooms', { body: { name: 'Cleo' } }), 'too-many-rooms')
})

test('one address starts so many rooms in a day, and no more', async () => {
  const limits = { ROOMS_PER_ADDRESS_PER_MINUTE: '100', ROOMS_PER_ADDRESS_PER_DAY: '2' }
  const server = await startTestServer({ TRUST_PROXY: 'true', ...limits })
  const start = (address: string) =>
    ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: { 'x-forwarded-for': address } })
  for (let room = 0; room < 2; room += 1) expect((await start('198.51.100.1')).status).toBe(201)
  const refused = await start('198.51.100.1')
  expectRefused(refused, 'too-many-requests')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3600)
  expect((await start('198.51.100.2')).status).toBe(201)
})
