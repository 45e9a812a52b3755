import { describe, expect, test } from 'vitest'
import { verifyUpdate } from '#server/storage/checksums.ts'
import { openJournalStore } from '#server/storage/journal-store.ts'
import type { JournalRows } from '#server/storage/journal-store.ts'
import { savePendingEvent } from '#server/storage/pending-events.ts'
import type { RoomEvent } from '#shared/events/event.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

const at = 1_000

function event(seq: number, more: { at?: number; products?: readonly string[] } = {}): RoomEvent {
  return { seq, at, memberId: 'ana', ...serverEvents.invitationMade(`i${seq}`, 'shopper'), ...more }
}

function entry(more: Partial<JournalRows> = {}): JournalRows {
  return { room: 1, events: [], bindings: [], ...more }
}

function update(byte: number, seq = 0) {
  return { document: 7, data: Uint8Array.of(byte), seq, at }
}

/** The journal store: what one commit writes, and that it writes all of it or nothing. */
export function describeJournalStore(name: string, open: OpenDatabase): void {
  describe(`the journal store of ${name}`, () => {
    test('a commit writes updates in order and says the place of each', async () => {
      const db = await openRooms(open)
      const store = openJournalStore(db)
      const places = await store.commit([entry({ update: update(1) }), entry(), entry({ update: update(2) })])
      expect(places[1]).toBe(0)
      const rows = await db.selectFrom('updates').selectAll().orderBy('id').execute()
      expect(rows.map(({ id, data }) => [id, ...data])).toEqual([
        [places[0], 1],
        [places[2], 2],
      ])
      const [later] = await store.commit([entry({ update: update(3) })])
      expect(later).toBeGreaterThan(places[2] ?? 0)
    })

    test.each([1, 16, 50])('a commit of %i updates writes each of them whole, and says its place', async (count) => {
      const db = await openRooms(open)
      const store = openJournalStore(db)
      await store.commit([entry({ update: update(99) })])
      await db.deleteFrom('updates').execute()
      // Every third entry has no update.
      const entries = Array.from({ length: count }, (_, index) => [
        entry({ update: update(index, index) }),
        ...(index % 2 === 0 ? [entry()] : []),
      ]).flat()
      const places = await store.commit(entries)
      const rows = await db.selectFrom('updates').selectAll().orderBy('id').execute()
      expect(rows.map(({ data, seq }) => [...data, seq])).toEqual(
        Array.from({ length: count }, (_, byte) => [byte, byte]),
      )
      expect(places.filter((place) => place > 0)).toEqual(rows.map(({ id }) => id))
      expect(places.map((place) => place > 0)).toEqual(entries.map((one) => one.update !== undefined))
      for (const row of rows) verifyUpdate(row)
    })

    test('places are never used again, also after the log was trimmed', async () => {
      const db = await openRooms(open)
      const store = openJournalStore(db)
      const [first = 0] = await store.commit([entry({ update: update(1) })])
      await db.deleteFrom('updates').execute()
      const [second] = await store.commit([entry({ update: update(2) })])
      expect(second).toBeGreaterThan(first)
    })

    test.each([1, 16, 50])('a commit of %i events writes each of them whole', async (count) => {
      const db = await openRooms(open)
      const events = Array.from({ length: count }, (_, index) => event(index + 1, { products: ['boot', 'sandal'] }))
      await openJournalStore(db).commit([entry({ events })])
      const rows = await db.selectFrom('events').selectAll().orderBy('seq').execute()
      expect(rows).toHaveLength(count)
      expect(rows.at(-1)).toEqual({
        room: 1,
        seq: count,
        at,
        member_id: 'ana',
        kind: 'invitation.made',
        subject: `i${count}`,
        detail: '{"role":"shopper"}',
        products: ' boot sandal ',
      })
    })

    test('an update says how many events are its own, and when the first happened', async () => {
      const db = await openRooms(open)
      const events = [event(1, { at: 500 }), event(2)]
      await openJournalStore(db).commit([entry({ update: update(1, 2), events }), entry({ update: update(2, 2) })])
      const rows = await db.selectFrom('updates').select(['seq', 'events', 'at']).orderBy('id').execute()
      expect(rows.map((row) => ({ ...row, at: Number(row.at) }))).toEqual([
        { seq: 2, events: 2, at: 500 },
        { seq: 2, events: 0, at },
      ])
    })

    test('bindings of clients are written, of 32 bits too', async () => {
      const db = await openRooms(open)
      const bindings = [{ client: 0xffff_ffff, memberId: 'ana' }]
      await openJournalStore(db).commit([entry({ bindings })])
      const rows = await db.selectFrom('clients').selectAll().execute()
      expect(rows.map((row) => ({ ...row, client: Number(row.client) }))).toEqual([
        { room: 1, client: 0xffff_ffff, member_id: 'ana' },
      ])
    })

    test('pending events go in the commit that writes them', async () => {
      const db = await openRooms(open)
      for (const id of ['i1', 'i2'])
        await savePendingEvent(db, {
          room: 1,
          memberId: 'ana',
          newEvent: serverEvents.invitationMade(id, 'shopper'),
        })
      const [first] = await db.selectFrom('pending_events').select('id').orderBy('id').execute()
      await openJournalStore(db).commit([entry({ events: [event(1)], pendingEvents: [first?.id ?? 0] })])
      const rest = await db.selectFrom('pending_events').select('subject').execute()
      expect(rest).toEqual([{ subject: 'i2' }])
    })

    test('a commit that fails writes nothing of any room', async () => {
      const db = await openRooms(open, 2)
      const store = openJournalStore(db)
      await store.commit([entry({ events: [event(1)] })])
      const taken = entry({ events: [event(1)] })
      await expect(store.commit([entry({ room: 2, update: update(1), events: [event(1)] }), taken])).rejects.toThrow()
      expect(await db.selectFrom('updates').selectAll().execute()).toEqual([])
      expect(await db.selectFrom('events').select('room').execute()).toEqual([{ room: 1 }])
      // The store goes on after it.
      expect(await store.commit([entry({ room: 2, events: [event(1)] })])).toEqual([0])
    })
  })
}
