import { describe, expect, test } from 'vitest'
import { readPendingEvents, savePendingEvent } from '#server/storage/pending-events.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

/** Pending events: saved with the rows they report, read until a commit of the journal deletes them. */
export function describePendingEvents(name: string, open: OpenDatabase): void {
  describe(`the pending events of ${name}`, () => {
    test('a room has its own, the oldest first', async () => {
      const db = await openRooms(open, 2)
      const events = ['i1', 'i2'].map((id) => serverEvents.invitationMade(id, 'advisor'))
      for (const newEvent of events) await savePendingEvent(db, { room: 1, memberId: 'ana', newEvent })
      const pending = await readPendingEvents(db, 1)
      expect(pending.map(({ memberId }) => memberId)).toEqual(['ana', 'ana'])
      expect(pending.map(({ newEvent }) => newEvent)).toEqual(events)
      expect(await readPendingEvents(db, 2)).toEqual([])
    })

    test('one goes with the transaction it belongs to', async () => {
      const db = await openRooms(open)
      const failing = db.transaction().execute(async (trx) => {
        await savePendingEvent(trx, {
          room: 1,
          memberId: null,
          newEvent: serverEvents.invitationMade('i1', 'viewer'),
        })
        throw new Error('the rows could not be written')
      })
      await expect(failing).rejects.toThrow('the rows could not be written')
      expect(await readPendingEvents(db, 1)).toEqual([])
    })

    test('one of a kind that this version does not know waits for a newer one', async () => {
      const db = await openRooms(open)
      const newEvent = { kind: 'parcel.launched', subject: 'p1', detail: {} }
      await db
        .insertInto('pending_events')
        .values({ room: 1, member_id: null, ...newEvent, detail: '{}' })
        .execute()
      expect(await readPendingEvents(db, 1)).toEqual([])
      expect(await db.selectFrom('pending_events').select('kind').execute()).toEqual([{ kind: 'parcel.launched' }])
    })
  })
}
