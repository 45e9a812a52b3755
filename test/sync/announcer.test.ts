// Everything that one commit sets off, in a room without a server around it.
import { expect, onTestFinished, test } from 'vitest'
import { openJournalStore } from '#server/storage/journal-store.ts'
import { migrate } from '#server/storage/migrate.ts'
import { RoomStore } from '#server/storage/room-store.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { Announcer } from '#server/sync/announcer.ts'
import { Connection } from '#server/sync/connection.ts'
import { Directory } from '#server/sync/directory.ts'
import { Journal } from '#server/sync/journal.ts'
import type { RoomHooks } from '#server/sync/room-hooks.ts'
import type { Room } from '#server/sync/room.ts'
import { TokenBucket } from '#server/limits/token-bucket.ts'
import { granted } from '#shared/outcome.ts'
import { testReplica } from '#test/support/replica.ts'
import { unlimitedBudgets } from '#test/support/settings.ts'
import { temporaryFolder } from '#test/support/folders.ts'

const noLimits = { updatesPerSecond: 0, updateBurst: 0, awarenessPerSecond: 0, questionsPerSecond: 0 }

/** A room with one connection, and a list of what was announced, in order. */
async function openRoom(hooks: RoomHooks[] = []) {
  const db = openSqlite(temporaryFolder())
  await migrate(db)
  const shop = { id: 'corner', name: 'Corner', locale: 'en', currency: 'EUR', origins: '[]', guests: 1, created_at: 1 }
  await db.insertInto('shops').values(shop).execute()
  const row = { num: 1, id: 'the-room', shop_id: 'corner', title: 'A room', locale: 'en', created_at: 1 }
  await db.insertInto('rooms').values(row).execute()
  const announced: string[] = []
  const people = {
    emitHistory: () => void announced.push('history'),
    emitRole: () => {},
    end: () => {},
    endSessions: () => {},
  }
  const faults: unknown[] = []
  const reportError = (fault: unknown) => void faults.push(fault)
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
  directory.attach([...hooks, { changed: () => void announced.push('features') }])
  onTestFinished(async () => {
    await directory.stop()
    await db.destroy()
  })
  const opened = await directory.room('the-room')
  if (!opened.ok) throw new Error(opened.refusal.code)
  connect(opened.value, () => void announced.push('connections'))
  return { room: opened.value, announced, faults }
}

function connect(room: Room, onFrame: () => void): void {
  const document = room.document('cart')
  const socket = {
    bufferedAmount: 0,
    send: onFrame,
    sendAll: onFrame,
    close: () => {},
    pause: () => {},
    resume: () => {},
  }
  const connection = new Connection({
    member: { id: 'ben', role: 'shopper', sessionId: null },
    socket,
    wantsSaved: false,
    limits: noLimits,
    memberUpdates: new TokenBucket({ perSecond: 0, burst: 0 }),
    budget: unlimitedBudgets.of({ memberId: 'ben', roomId: room.id }),
    onLeave: (left) => room.leave(document, left),
  })
  document.connections.add(connection)
}

const renamed = (title: string) => [{ root: 'frame', key: 'title', value: title }]

test('a commit is announced to connections, then to people, then to features, then to the caller', async () => {
  const { room, announced } = await openRoom()
  expect(await room.write('cart', renamed('Camping'))).toEqual(granted(undefined))
  announced.push('caller')
  expect(announced).toEqual(['connections', 'history', 'features', 'caller'])
})

test('two changes of one commit leave as one frame and one list of events', async () => {
  const { room, announced } = await openRoom()
  await Promise.all([room.write('cart', renamed('Camping')), room.write('cart', renamed('Camping by the sea'))])
  expect(announced).toEqual(['connections', 'history', 'features', 'features'])
})

test('a feature that fails on a change keeps it from nobody', async () => {
  const broken = {
    changed: () => {
      throw new Error('a bug of a feature')
    },
  }
  const { room, announced, faults } = await openRoom([broken])
  expect(await room.write('cart', renamed('Camping'))).toEqual(granted(undefined))
  expect(await room.write('cart', renamed('Camping by the sea'))).toEqual(granted(undefined))
  expect(announced.filter((what) => what === 'features')).toHaveLength(2)
  expect(faults).toHaveLength(2)
})
