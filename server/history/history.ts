// A room's history, read back: what the journal wrote in the same commit as the change itself.
import type { Kysely } from 'kysely'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { eventOf } from '#server/storage/events.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The most events of one page. */
export const maxHistoryPage = 200

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
