import { describe, expect, test } from 'vitest'
import { Outbox } from '#server/notifications/outbox.ts'
import type { NewNotification } from '#server/notifications/outbox.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

const now = 1_000_000
const minute = 60_000
const day = 86_400_000

function notification(more: Partial<NewNotification> = {}): NewNotification {
  return {
    key: 'q1',
    room: 1,
    member_id: 'ben',
    meaning: 'asked',
    channel: 'mail',
    target: '',
    subject: 'question:q1',
    seq: 1,
    at: now,
    due_at: now,
    ...more,
  }
}

async function openOutbox(open: OpenDatabase, notifications: readonly NewNotification[]) {
  const db = await openRooms(open)
  const outbox = new Outbox(db)
  await db.transaction().execute((trx) => outbox.put(trx, notifications))
  return { db, outbox }
}

/** The outbox: notifications that wait, are claimed by one worker, and are settled. */
export function describeOutbox(name: string, open: OpenDatabase): void {
  describe(`the outbox of ${name}`, () => {
    test('the same notification is put in once on each channel', async () => {
      const { db, outbox } = await openOutbox(open, [notification(), notification()])
      await outbox.put(db, [notification({ seq: 2 }), notification({ channel: 'push', target: 'device' })])
      const rows = await outbox.claim(now, 10, [])
      expect(new Map(rows.map(({ channel, seq }) => [channel, seq]))).toEqual(
        new Map([
          ['mail', 1],
          ['push', 1],
        ]),
      )
      const [first] = rows
      if (!first) throw new Error('nothing was claimed')
      expect((await outbox.siblings(first)).map(({ id }) => id)).toEqual([rows[1]?.id])
    })

    test('nothing is put in where its transaction fails', async () => {
      const { db, outbox } = await openOutbox(open, [])
      const failing = db.transaction().execute(async (trx) => {
        await outbox.put(trx, [notification()])
        throw new Error('the cursor could not be moved')
      })
      await expect(failing).rejects.toThrow('the cursor could not be moved')
      expect(await outbox.nextDue()).toBeUndefined()
    })

    test('what is due is claimed, the earliest first, and by one worker', async () => {
      const due = [now, now - 2, now + 1].map((due_at, index) => notification({ key: `q${index}`, due_at }))
      const { outbox } = await openOutbox(open, due)
      const claims = await Promise.all([outbox.claim(now, 1, []), outbox.claim(now, 10, [])])
      expect(claims.flat().map(({ due_at }) => Number(due_at))).toEqual([now - 2, now])
      expect(claims.flat().map(({ attempts }) => attempts)).toEqual([1, 1])
      expect(await outbox.claim(now, 10, [])).toEqual([])
    })

    test('a channel that rests is left alone', async () => {
      const both = [notification(), notification({ channel: 'push', target: 'device' })]
      const { outbox } = await openOutbox(open, both)
      expect((await outbox.claim(now, 10, ['mail'])).map(({ channel }) => channel)).toEqual(['push'])
    })

    test('a claim runs out, or is released by the next process', async () => {
      const { outbox } = await openOutbox(open, [notification()])
      expect(await outbox.claim(now, 10, [])).toHaveLength(1)
      expect(await outbox.claim(now + 3 * minute - 1, 10, [])).toEqual([])
      expect(await outbox.claim(now + 3 * minute, 10, [])).toHaveLength(1)
      await outbox.release()
      expect(await outbox.claim(now + 3 * minute, 10, [])).toHaveLength(1)
    })

    test('what is put off is due later, and counts as an attempt only where it was tried', async () => {
      const { outbox } = await openOutbox(open, [notification()])
      const [claimed] = await outbox.claim(now, 10, [])
      await outbox.postpone(claimed?.id ?? '', now + minute, false)
      expect(await outbox.nextDue()).toBe(now + minute)
      const [again] = await outbox.claim(now + minute, 10, [])
      expect(again?.attempts).toBe(1)
      await outbox.postpone(again?.id ?? '', now + 2 * minute, true)
      expect((await outbox.claim(now + 2 * minute, 10, []))[0]?.attempts).toBe(2)
    })

    test('the next due moment leaves out what somebody works on', async () => {
      const later = notification({ key: 'q2', due_at: now + day })
      const { outbox } = await openOutbox(open, [notification(), later])
      expect(await outbox.nextDue()).toBe(now)
      await outbox.claim(now, 10, [])
      expect(await outbox.nextDue()).toBe(now + 3 * minute)
    })

    test('what is settled is not sent again, and is forgotten after 30 days', async () => {
      const { db, outbox } = await openOutbox(open, [notification()])
      const [claimed] = await outbox.claim(now, 10, [])
      await outbox.settle(claimed?.id ?? '', 'sent', { why: null, now })
      await outbox.put(db, [notification()])
      expect(await outbox.claim(now + day, 10, [])).toEqual([])
      await outbox.deleteExpired(now + 30 * day)
      expect(await db.selectFrom('notifications').select('state').execute()).toEqual([{ state: 'sent' }])
      await outbox.deleteExpired(now + 30 * day + 1)
      expect(await db.selectFrom('notifications').select('id').execute()).toEqual([])
    })
  })
}
