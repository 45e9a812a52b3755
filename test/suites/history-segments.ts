import { describe, expect, test } from 'vitest'
import { compact, readHeaders, readLog, readSegment, replaceSegments, rowOf } from '#server/storage/history-segments.ts'
import { openJournalStore } from '#server/storage/journal-store.ts'
import { unpack, unpackUpdates } from '#server/storage/pack-updates.ts'
import { RoomStore } from '#server/storage/room-store.ts'
import * as Y from 'yjs'
import { serverEvents } from '#shared/events/server-events.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

/** A document that is written to, as the journal writes. */
async function openDocument(open: OpenDatabase) {
  const db = await openRooms(open)
  const { num } = await new RoomStore(db).document(1, 'cart')
  const journal = openJournalStore(db)
  const doc = new Y.Doc()
  let count = 0
  /** Writes a few updates, one event each. @returns the snapshot after them. */
  const write = async (updates: number) => {
    const written: Uint8Array[] = []
    const capture = (update: Uint8Array) => void written.push(update)
    doc.on('update', capture)
    for (let index = 0; index < updates; index += 1) doc.getMap('frame').set('title', `Title ${count + index}`)
    doc.off('update', capture)
    const places = await journal.commit(
      written.map((data) => {
        count += 1
        const update = { document: num, data, seq: count, at: 1_000 * count }
        const event = { seq: count, at: 1_000 * count, memberId: 'ana', ...serverEvents.spotlightBegan(`s${count}`) }
        return { room: 1, events: [event], bindings: [], update }
      }),
    )
    return { state: Y.encodeStateAsUpdate(doc), upto: places.at(-1) ?? 0, at: 1_000 * count }
  }
  return { db, num, write, titleIn: (update: Uint8Array) => titleOf([update]), doc }
}

function titleOf(updates: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getMap('frame').get('title')
}

/** History segments: updates that leave the log stay readable, in order and with their moments. */
export function describeHistorySegments(name: string, open: OpenDatabase): void {
  describe(`the history segments of ${name}`, () => {
    test('what a snapshot takes out of the log goes into a segment', async () => {
      const { db, num, write } = await openDocument(open)
      const snapshot = await write(3)
      await compact(db, num, snapshot)
      const [header, ...more] = await readHeaders(db, num)
      expect(more).toEqual([])
      expect(header).toEqual({
        last: snapshot.upto,
        firstSeq: 1,
        firstAt: 1_000,
        seq: 3,
        at: 3_000,
        count: 3,
        hasState: false,
      })
      const segment = await readSegment(db, num, snapshot.upto)
      const updates = unpackUpdates(segment?.updates ?? Uint8Array.of())
      expect(updates.map(({ seq, firstSeq, at }) => [seq, firstSeq, at])).toEqual([
        [1, 1, 1_000],
        [2, 2, 2_000],
        [3, 3, 3_000],
      ])
      expect(titleOf(updates.map(({ data }) => data))).toBe('Title 2')
    })

    test('an update is in one segment, however often and by how many the document is compacted', async () => {
      const { db, num, write } = await openDocument(open)
      await compact(db, num, await write(2))
      const snapshot = await write(2)
      await Promise.all([compact(db, num, snapshot), compact(db, num, snapshot)])
      await compact(db, num, snapshot)
      const headers = await readHeaders(db, num)
      expect(headers.reduce((sum, { count }) => sum + count, 0)).toBe(4)
      expect(headers.at(-1)?.last).toBe(snapshot.upto)
    })

    test('a long stretch is several segments, and some keep the state they led to', async () => {
      const { db, num, write } = await openDocument(open)
      await compact(db, num, await write(1_600))
      const headers = await readHeaders(db, num)
      expect(headers.map(({ count }) => count)).toEqual([500, 500, 500, 100])
      const withState = headers.filter(({ hasState }) => hasState)
      expect(withState).toHaveLength(1)
      const kept = await readSegment(db, num, withState[0]?.last ?? 0)
      expect(titleOf([unpack(kept?.state ?? Uint8Array.of())])).toBe(`Title ${(withState[0]?.seq ?? 0) - 1}`)
    })

    test('the log is read a page at a time', async () => {
      const { db, num, write } = await openDocument(open)
      const { upto } = await write(5)
      const first = await readLog(db, num, { after: 0, upto, limit: 3 })
      const next = await readLog(db, num, { after: first.at(-1)?.id ?? 0, upto, limit: 3 })
      expect([...first, ...next].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
      expect(await readLog(db, num, { after: 0, upto: upto - 1, limit: 9 })).toHaveLength(4)
    })

    test('segments are replaced by one that keeps only their state', async () => {
      const { db, num, write } = await openDocument(open)
      const snapshot = await write(3)
      await compact(db, num, snapshot)
      const updates = unpackUpdates((await readSegment(db, num, snapshot.upto))?.updates ?? Uint8Array.of())
      const row = { ...(await rowOf(num, { updates, state: snapshot.state })), count: 0, updates: null }
      await db.transaction().execute((trx) => replaceSegments(trx, num, [snapshot.upto], [row]))
      expect(await readHeaders(db, num)).toMatchObject([{ last: snapshot.upto, count: 0, hasState: true }])
      const segment = await readSegment(db, num, snapshot.upto)
      expect(segment?.updates).toBeNull()
      expect(titleOf([unpack(segment?.state ?? Uint8Array.of())])).toBe('Title 2')
    })
  })
}
