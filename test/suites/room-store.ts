import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openJournalStore } from '#server/storage/journal-store.ts'
import { RoomStore } from '#server/storage/room-store.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

const at = 1_000

async function openStore(open: OpenDatabase, rooms = 1) {
  const db = await openRooms(open, rooms)
  const [store, journal] = [new RoomStore(db), openJournalStore(db)]
  /** Appends updates of one byte each. @returns their places. */
  const append = (document: number, bytes: readonly number[]) =>
    journal.commit(
      bytes.map((byte) => {
        const update = { document, data: Uint8Array.of(byte), seq: byte, at }
        return { room: 1, events: [], bindings: [], update }
      }),
    )
  return { db, store, journal, append }
}

/** The room store: rooms and documents as they are read into memory, and snapshots. */
export function describeRoomStore(name: string, open: OpenDatabase): void {
  describe(`the room store of ${name}`, () => {
    test('a room is found by its id', async () => {
      const { db, store } = await openStore(open, 2)
      expect(await store.room('room-2')).toEqual({ num: 2, id: 'room-2', shopId: 'corner', closedAt: null })
      expect(await store.room('room-3')).toBeUndefined()
      await db.updateTable('rooms').set({ closed_at: at }).where('id', '=', 'room-2').execute()
      expect(Number((await store.room('room-2'))?.closedAt)).toBe(at)
    })

    test('a document is made once in a room', async () => {
      const { store } = await openStore(open, 2)
      const made = await store.document(1, 'cart')
      expect(made).toMatchObject({ state: undefined, upto: 0, log: [] })
      expect((await store.document(1, 'cart')).num).toBe(made.num)
      const others = [await store.document(1, 'annotations'), await store.document(2, 'cart')]
      expect(new Set([made, ...others].map(({ num }) => num)).size).toBe(3)
    })

    test('a document is its snapshot and the log behind it', async () => {
      const { store, append } = await openStore(open)
      const { num } = await store.document(1, 'cart')
      const [, second = 0] = await append(num, [1, 2, 3])
      await store.compact(num, { state: Uint8Array.of(9), upto: second, at })
      const { state, upto, log } = await store.load(num)
      expect([...(state ?? [])]).toEqual([9])
      expect(upto).toBe(second)
      expect(log.map(({ data }) => [...data])).toEqual([[3]])
    })

    test('an older snapshot replaces no newer one', async () => {
      const { store, append } = await openStore(open)
      const { num } = await store.document(1, 'cart')
      const [first = 0, second = 0] = await append(num, [1, 2])
      await store.compact(num, { state: Uint8Array.of(2), upto: second, at })
      await store.compact(num, { state: Uint8Array.of(1), upto: first, at })
      const { state, upto } = await store.load(num)
      expect([[...(state ?? [])], upto]).toEqual([[2], second])
    })

    test('documents with updates that no snapshot has are found', async () => {
      const { store, append } = await openStore(open)
      const [cart, annotations] = [await store.document(1, 'cart'), await store.document(1, 'annotations')]
      await append(cart.num, [1])
      const [last = 0] = await append(annotations.num, [2])
      expect(new Set(await store.uncompactedDocuments())).toEqual(new Set([cart.num, annotations.num]))
      await store.compact(annotations.num, { state: Uint8Array.of(2), upto: last, at })
      expect(await store.uncompactedDocuments()).toEqual([cart.num])
    })

    test('the log is trimmed up to a place, of what stored snapshots cover and of nothing else', async () => {
      const { db, store, append } = await openStore(open)
      const [cart, annotations] = [await store.document(1, 'cart'), await store.document(1, 'annotations')]
      const [, second = 0, third = 0] = await append(cart.num, [1, 2, 3])
      const [fourth = 0] = await append(annotations.num, [4])
      const [fifth = 0] = await append(cart.num, [5])
      await store.trimLog(fifth + 1)
      expect(await db.selectFrom('updates').select('id').execute()).toHaveLength(5)
      await store.compact(cart.num, { state: Uint8Array.of(9), upto: third, at })
      await store.trimLog(third)
      const left = await db.selectFrom('updates').select('id').orderBy('id').execute()
      expect(left.map(({ id }) => id)).toEqual([third, fourth, fifth])
      await store.trimLog(fifth + 1)
      const rest = await db.selectFrom('updates').select('id').orderBy('id').execute()
      expect(rest.map(({ id }) => id)).toEqual([fourth, fifth])
      expect(second).toBeLessThan(third)
    })

    test('a snapshot of a memory that lacks updates of the log keeps them', async () => {
      const { db, store, journal } = await openStore(open)
      const { num } = await store.document(1, 'cart')
      const write = async (update: Uint8Array) => {
        const [id = 0] = await journal.commit([
          { room: 1, events: [], bindings: [], update: { document: num, data: update, seq: 0, at } },
        ])
        return id
      }
      const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
      const set = (doc: Y.Doc, key: string) => {
        const before = Y.encodeStateVector(doc)
        doc.getMap('lines').set(key, 1)
        return write(Y.encodeStateAsUpdate(doc, before))
      }
      const stateOf = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc)
      // Two memories write in turn, each without what the other wrote.
      await set(mine, 'a')
      await set(theirs, 'b')
      const upto = await set(mine, 'c')
      await store.compact(num, { state: stateOf(mine), upto, at, covers: { after: 0, count: 2 } })
      await store.trimLog(upto + 1)
      const later = await set(theirs, 'd')
      await store.compact(num, { state: stateOf(theirs), upto: later, at, covers: { after: 0, count: 2 } })
      await store.trimLog(later + 1)
      expect(await db.selectFrom('updates').select('id').execute()).toEqual([])
      const all = new Y.Doc()
      Y.applyUpdate(all, (await store.load(num)).state ?? new Uint8Array())
      expect(Object.keys(all.getMap('lines').toJSON()).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    })

    test('clients and the last sequence are those of the room', async () => {
      const { store, journal } = await openStore(open, 2)
      const event = { at, memberId: null, ...serverEvents.spotlightBegan('s1') }
      expect(await store.lastSeq(1)).toBe(0)
      const bindings = [{ client: 0xffff_ffff, memberId: 'ana' }]
      const events = [1, 2].map((seq) => ({ ...event, seq }))
      await journal.commit([{ room: 1, events, bindings }])
      await journal.commit([{ room: 2, events: [{ ...event, seq: 1 }], bindings: [] }])
      expect([await store.lastSeq(1), await store.lastSeq(2)]).toEqual([2, 1])
      expect([...(await store.clients(1))]).toEqual([[0xffff_ffff, 'ana']])
      expect((await store.clients(2)).size).toBe(0)
    })
  })
}
