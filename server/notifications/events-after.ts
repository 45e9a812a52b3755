import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { HistoryEvent } from '#shared/history/event.ts'
import type { Tables } from '../storage/tables.ts'

const detailSchema = z.record(z.string(), z.unknown())

/** The events of a room after a sequence, oldest first. @param page.kinds only these. */
export async function eventsAfter(
  db: Kysely<Tables>,
  room: number,
  { after, limit, kinds }: { after: number; limit: number; kinds?: readonly string[] },
): Promise<HistoryEvent[]> {
  let events = db.selectFrom('events').selectAll().where('room', '=', room).where('seq', '>', after)
  if (kinds) events = events.where('kind', 'in', kinds)
  const rows = await events.orderBy('seq').limit(limit).execute()
  return rows.map(({ seq, at, member_id, kind, subject, detail }) => ({
    seq,
    at: Number(at),
    memberId: member_id,
    kind,
    subject,
    detail: detailSchema.parse(JSON.parse(detail)),
  }))
}
