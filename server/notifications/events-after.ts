import type { Kysely } from 'kysely'
import { readEvent } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { storedEvent } from '../storage/events.ts'
import type { Tables } from '../storage/tables.ts'

/** The events of a room after a sequence, oldest first. */
export async function eventsAfter(
  db: Kysely<Tables>,
  room: number,
  { after, limit }: { after: number; limit: number },
): Promise<HistoryEvent[]> {
  const events = db.selectFrom('events').selectAll().where('room', '=', room).where('seq', '>', after)
  const rows = await events.orderBy('seq').limit(limit).execute()
  return rows.map((row) => readEvent(storedEvent(row)))
}
