// A bit that flips on the disk is found before anything is built on it.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openJournalStore } from '#server/storage/journal-store.ts'
import { DamagedData } from '#server/storage/damaged-data.ts'
import { readHeaders, readSegment } from '#server/storage/history-segments.ts'
import { migrate } from '#server/storage/migrate.ts'
import { damageOf, repairRoom } from '#server/storage/repair-room.ts'
import { RoomStore } from '#server/storage/room-store.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { flipBit } from '#test/support/flip.ts'
import { openRooms } from '#test/suites/database.ts'

/** Two documents of one room, written to as the journal writes. */
async function openDocuments() {
  const dataDir = temporaryFolder()
  const db = await openRooms(async () => {
    const opened = openSqlite(dataDir)
    await migrate(opened)
    return opened
  })
  const [store, journal, doc] = [new RoomStore(db), openJournalStore(db), new Y.Doc()]
  const cart = (await store.document(1, 'cart')).num
  const annotations = (await store.document(1, 'annotations')).num
  let seq = 0
  /** Each title is one update. @returns the snapshot after them. */
  const write = async (titles: readonly string[], num = cart) => {
    let upto = 0
    for (const title of titles) {
      const before = Y.encodeStateVector(doc)
      // Another client each time, as other people: what one wrote does not build on what another wrote.
      doc.clientID += 1
      doc.getMap('notes').set(title, title)
      const data = Y.encodeStateAsUpdate(doc, before)
      seq += 1
      const places = await journal.commit([
        { room: 1, events: [], bindings: [], update: { document: num, data, seq, at: seq } },
      ])
      upto = places[0] ?? 0
    }
    return { state: Y.encodeStateAsUpdate(doc), upto, at: seq }
  }
  const notes = async () => {
    const { state, log } = await store.load(cart)
    const read = new Y.Doc()
    for (const update of [...(state ? [state] : []), ...log.map(({ data }) => data)]) Y.applyUpdate(read, update)
    return [...read.getMap('notes').keys()].toSorted()
  }
  return { db, dataDir, store, cart, annotations, write, notes }
}

test.each([
  ['updates', 'data', 'id = (select max(id) from updates where document = 1)'],
  ['snapshots', 'state', 'document = 1'],
] as const)('a document with a flipped bit in %s is not read, and the other one is', async (table, column, where) => {
  const { dataDir, store, cart, annotations, write } = await openDocuments()
  await store.compact(cart, await write(['a', 'b']))
  await write(['c'])
  await write(['d'], annotations)
  flipBit({ dataDir }, { table, column, where })
  await expect(store.load(cart)).rejects.toBeInstanceOf(DamagedData)
  expect((await store.load(annotations)).log).toHaveLength(1)
})

test.each([
  ['seq', 'seq + 1'],
  ['at', 'at + 1'],
  ['events', 'events + 1'],
])('a flipped bit in the %s of an update is found as well', async (column, value) => {
  const { db, store, cart, write } = await openDocuments()
  await write(['a'])
  await sql.raw(`update updates set ${column} = ${value}`).execute(db)
  await expect(store.load(cart)).rejects.toBeInstanceOf(DamagedData)
})

test('rows of a version without checksums are read, and damaged ones found when they cannot be decoded', async () => {
  const { db, store, cart, write, notes } = await openDocuments()
  await write(['a', 'b'])
  await db.updateTable('updates').set({ checksum: null }).execute()
  expect(await notes()).toEqual(['a', 'b'])
  await db
    .updateTable('updates')
    .set({ data: Uint8Array.of(1, 255, 255, 255) })
    .execute()
  await expect(store.load(cart)).rejects.toBeInstanceOf(DamagedData)
})

test('a flipped bit in the log is folded into nothing: the state in memory is stored, and the past ends before it', async () => {
  const { db, dataDir, store, cart, write, notes } = await openDocuments()
  await store.compact(cart, await write(['a', 'b']))
  const snapshot = await write(['c', 'd'])
  flipBit({ dataDir }, { table: 'updates', column: 'data', where: `id = ${snapshot.upto}` })
  expect(await store.compact(cart, snapshot)).toBeInstanceOf(DamagedData)
  expect(await notes()).toEqual(['a', 'b', 'c', 'd'])
  expect(await readHeaders(db, cart)).toMatchObject([
    { count: 2, hasState: false },
    { last: snapshot.upto, count: 0, hasState: true },
  ])
  expect(await damageOf(db, cart)).toBeUndefined()
  // It goes on from there.
  expect(await store.compact(cart, await write(['e']))).toBeUndefined()
  expect(await notes()).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a flipped bit in a segment is in no later one', async () => {
  const { db, dataDir, store, cart, write, notes } = await openDocuments()
  const first = await write(['a', 'b'])
  await store.compact(cart, first)
  flipBit({ dataDir }, { table: 'history_segments', column: 'updates' })
  await expect(readSegment(db, cart, first.upto)).rejects.toBeInstanceOf(DamagedData)
  // A short segment would be extended by what follows.
  const second = await write(['c'])
  expect(await store.compact(cart, second)).toBeInstanceOf(DamagedData)
  expect(await readHeaders(db, cart)).toMatchObject([{ last: second.upto, count: 0, hasState: true }])
  expect(await notes()).toEqual(['a', 'b', 'c'])
})

test('the log of a damaged document is not trimmed, for its repair needs it', async () => {
  const { db, dataDir, store, cart, annotations, write } = await openDocuments()
  const { upto } = await write(['a', 'b'])
  flipBit({ dataDir }, { table: 'updates', column: 'data', where: `id = ${upto}` })
  await store.compact(annotations, await write(['c'], annotations))
  await store.trimLog(1_000)
  expect(await db.selectFrom('updates').select('document').execute()).toEqual([{ document: cart }, { document: cart }])
})

test('a repaired room is everything that can still be read', async () => {
  const { db, dataDir, store, cart, write, notes } = await openDocuments()
  await store.compact(cart, await write(['a']))
  const { upto } = await write(['b', 'c', 'd'])
  flipBit({ dataDir }, { table: 'updates', column: 'data', where: `id = ${upto - 1}` })
  await expect(store.load(cart)).rejects.toBeInstanceOf(DamagedData)
  expect(await repairRoom(db, 'room-1', 9)).toEqual([{ name: 'cart', lost: 1 }])
  expect(await notes()).toEqual(['a', 'b', 'd'])
  expect(await damageOf(db, cart)).toBeUndefined()
  expect(await repairRoom(db, 'room-1', 9)).toEqual([])
  await store.compact(cart, await write(['e']))
  expect(await notes()).toContain('e')
})

test('a room whose snapshot is damaged is put together again from its past and its log', async () => {
  const { db, dataDir, store, cart, write, notes } = await openDocuments()
  await store.compact(cart, await write(['a', 'b']))
  await store.trimLog(1_000)
  await write(['c'])
  flipBit({ dataDir }, { table: 'snapshots', column: 'state' })
  expect(await repairRoom(db, 'room-1', 9)).toEqual([{ name: 'cart', lost: 1 }])
  expect(await notes()).toEqual(['a', 'b', 'c'])
})

test('what builds on a lost update is left out of a repaired room, and nothing waits for it', async () => {
  const { db, dataDir, store, cart, notes } = await openDocuments()
  const journal = openJournalStore(db)
  const doc = new Y.Doc()
  for (const key of ['a', 'b', 'c']) {
    const before = Y.encodeStateVector(doc)
    doc.getMap('notes').set(key, key)
    const update = { document: cart, data: Y.encodeStateAsUpdate(doc, before), seq: 0, at: 1 }
    await journal.commit([{ room: 1, events: [], bindings: [], update }])
  }
  flipBit({ dataDir }, { table: 'updates', column: 'data', where: 'id = 2' })
  await repairRoom(db, 'room-1', 9)
  expect(await notes()).toEqual(['a'])
  const { state = Uint8Array.of() } = await store.load(cart)
  const read = new Y.Doc()
  Y.applyUpdate(read, state)
  expect(read.store.pendingStructs).toBeNull()
})

test('a room that does not exist is not repaired', async () => {
  const { db } = await openDocuments()
  expect(await repairRoom(db, 'room-9', 9)).toBeUndefined()
})
