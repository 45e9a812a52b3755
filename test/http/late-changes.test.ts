// Between the look-up of a token and the connection, a role may change or a membership end, and no event would reach a connection that
// does not exist yet. A test cannot hit that moment, so here the two look-ups return different members.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { DocumentChannel } from '#server/document-channel/document-channel.ts'
import type { Caller } from '#server/identity/caller.ts'
import { Announcer } from '#server/sync/announcer.ts'
import { Directory } from '#server/sync/directory.ts'
import { Journal } from '#server/sync/journal.ts'
import { openJournalStore } from '#server/storage/journal-store.ts'
import { migrate } from '#server/storage/migrate.ts'
import { RoomStore } from '#server/storage/room-store.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { testReplica } from '#test/support/replica.ts'
import { unlimitedBudgets } from '#test/support/settings.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
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

async function channelWith(standing: Outcome<{ role: Role }>): Promise<string> {
  const db = openSqlite(temporaryFolder())
  await migrate(db)
  const shop = { id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', origins: '[]', guests: 1, created_at: 1 }
  await db.insertInto('shops').values(shop).execute()
  const room = { num: 1, id: 'the-room', shop_id: 'corner', title: 'A room', locale: 'en', created_at: 1 }
  await db.insertInto('rooms').values(room).execute()
  const reportError = (fault: unknown) => {
    throw fault
  }
  const people = { emitHistory: () => {}, emitRole: () => {}, end: () => {}, endSessions: () => {} }
  const announcer = new Announcer({ people, reportError })
  const announce = (...commit: Parameters<typeof announcer.announce>) => announcer.announce(...commit)
  const directory = new Directory({
    store: new RoomStore(db),
    journal: new Journal({ store: openJournalStore(db), announce }),
    announcer,
    replica: testReplica(),
    people,
    reportError,
    idleMs: 60_000,
    now: Date.now,
  })
  const channel = new DocumentChannel({
    directory,
    callerIn: () => Promise.resolve(granted(shopperThen)),
    currentMembership: () => Promise.resolve(standing),
    mayUse: () => Promise.resolve(true),
    addressOf: () => undefined,
    updatesPerSecond: 0,
    budgets: unlimitedBudgets,
    socketsPerAddress: 0,
    connectionsPerMemberPerMinute: 0,
    isStopping: () => false,
    isWritable: () => true,
    reportError,
  })
  const http = createServer()
  channel.attach(http)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  onTestFinished(async () => {
    channel.stop()
    await directory.stop()
    http.close()
    await db.destroy()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

const addLine = (connection: RawConnection) => {
  const { key, value } = sampleOf('cart', 'lines', { owner: 'ben', unique: 'one' })
  return connection.write((doc) => doc.getMap('lines').set(key, value))
}

test('a member whose role is unchanged connects with it', async () => {
  const connection = await RawConnection.open(await channelWith(granted({ role: 'shopper' })), ben)
  expect(await addLine(connection)).toEqual({ saved: true })
})

test('a member who became a viewer meanwhile connects as a viewer', async () => {
  const connection = await RawConnection.open(await channelWith(granted({ role: 'viewer' })), ben)
  expect(await addLine(connection)).toMatchObject({ saved: false, refusal: { code: 'role-may-not' } })
})

test('a member who was removed meanwhile does not connect, and receives nothing', async () => {
  const connection = RawConnection.knock(await channelWith(refused(refusal('removed'))), ben)
  await connection.until(() => connection.closeCode !== undefined)
  expect([connection.closeCode, connection.updates]).toEqual([4403, []])
})
