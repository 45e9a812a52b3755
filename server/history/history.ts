// A room's history, read back: what the journal wrote in the same commit as the change itself.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { HistoryEvent } from '#shared/history/event.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import type { EventRow, Tables } from '#server/storage/tables.ts'

/** The most events of one page. */
export const maxHistoryPage = 200

const detailSchema = z.record(z.string(), z.unknown())

/**
 * One page of a room's events, oldest first.
 * @param room `rooms.num`
 * @param page events later than `after`, at most `limit` of them.
 */
export async function readHistory(
  db: Kysely<Tables>,
  room: number,
  page: { after: number; limit: number },
): Promise<HistoryPage> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('room', '=', room)
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit + 1)
    .execute()
  const shown = rows.slice(0, page.limit)
  return { events: shown.map(eventOf), next: rows.length > page.limit ? (shown.at(-1)?.seq ?? null) : null }
}

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

function eventOf({ seq, at, member_id, kind, subject, detail }: Selectable<EventRow>): HistoryEvent {
  return { seq, at, memberId: member_id, kind, subject, detail: detailSchema.parse(JSON.parse(detail)) }
}
