// History events as they are kept, read back.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { HistoryEvent } from '#shared/history/event.ts'
import type { EventRow, Tables } from './tables.ts'

const detailSchema = z.record(z.string(), z.unknown())

/** The latest events of some kinds after a sequence, oldest first; at most `limit` of them. */
export async function readEventsOf(
  db: Kysely<Tables>,
  room: number,
  { kinds, after, limit }: { kinds: readonly string[]; after: number; limit: number },
): Promise<HistoryEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('room', '=', room)
    .where('seq', '>', after)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.toReversed().map(eventOf)
}

/** An event of a row. */
export function eventOf({ seq, at, member_id, kind, subject, detail }: Selectable<EventRow>): HistoryEvent {
  return { seq, at, memberId: member_id, kind, subject, detail: detailSchema.parse(JSON.parse(detail)) }
}
