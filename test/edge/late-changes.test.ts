// Between the look at a token and the seat a role may change or a membership end, and nobody would tell a seat that is not there
// yet. Such a moment cannot be hit on purpose, so that here the two looks are given different answers.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { SyncDoor } from '#server/edge/sync-door.ts'
import type { Caller } from '#server/identity/caller.ts'
import { Directory } from '#server/rooms/directory.ts'
import { Journal } from '#server/rooms/journal.ts'
import { openJournalStore } from '#server/storage/journal-store.ts'
import { migrate } from '#server/storage/migrate.ts'
import { RoomStore } from '#server/storage/room-store.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { RawSeat } from '#test/support/raw-seat.ts'
import { sampleOf } from '#test/support/record-samples.ts'

const ben = { memberId: 'ben', roomId: 'the-room', name: 'Ben', token: 'any' }
const shopperThen: Caller = {
  memberId: 'ben',
  name: 'Ben',
  role: 'shopper',
  room: { num: 1, id: 'the-room', shopId: 'corner' },
  sessionId: null,
  expiresAt: Number.MAX_SAFE_INTEGER,
}

async function doorWith(standing: Outcome<{ role: Role }>): Promise<string> {
  const db = openSqlite(temporaryFolder())
  await migrate(db)
  const shop = { id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', origins: '[]', guests: 1, created_at: 1 }
  await db.insertInto('shops').values(shop).execute()
  const room = { num: 1, id: 'the-room', shop_id: 'corner', title: 'A room', locale: 'en', created_at: 1 }
  await db.insertInto('rooms').values(room).execute()
  const onFault = (fault: unknown) => {
    throw fault
  }
  const directory = new Directory({
    store: new RoomStore(db),
    journal: new Journal({ store: openJournalStore(db) }),
    features: [],
    people: { tellHistory: () => {}, tellRole: () => {}, end: () => {}, endSessions: () => {} },
    onFault,
    idleMs: 60_000,
    now: Date.now,
  })
  const door = new SyncDoor({
    directory,
    callerIn: () => Promise.resolve(granted(shopperThen)),
    standing: () => Promise.resolve(standing),
    mayUse: () => Promise.resolve(true),
    addressOf: () => undefined,
    updatesPerSecond: 0,
    socketsPerAddress: 0,
    seatsPerMemberPerMinute: 0,
    onFault,
  })
  const http = createServer()
  door.attach(http)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  onTestFinished(async () => {
    door.stop()
    await directory.stop()
    http.close()
    await db.destroy()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

const addLine = (seat: RawSeat) => {
  const { key, value } = sampleOf('cart', 'lines', { owner: 'ben', unique: 'one' })
  return seat.write((doc) => doc.getMap('lines').set(key, value))
}

test('who is still what they were sits down as that', async () => {
  const seat = await RawSeat.open(await doorWith(granted({ role: 'shopper' })), ben)
  expect(await addLine(seat)).toEqual({ saved: true })
})

test('who became a viewer meanwhile sits down as a viewer', async () => {
  const seat = await RawSeat.open(await doorWith(granted({ role: 'viewer' })), ben)
  expect(await addLine(seat)).toMatchObject({ saved: false, refusal: { code: 'role-may-not' } })
})

test('who was removed meanwhile does not sit down, and is shown nothing', async () => {
  const seat = RawSeat.knock(await doorWith(refused(refusal('removed'))), ben)
  await seat.until(() => seat.closeCode !== undefined)
  expect([seat.closeCode, seat.updates]).toEqual([4403, []])
})
