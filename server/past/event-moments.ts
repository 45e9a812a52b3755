// When events happened.
import type { Kysely } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'

/** An event’s place in the history of its room, and when it happened, milliseconds since 1970. */
export interface EventMoment {
  readonly seq: number
  readonly at: number
}

/** The moment of an event; of the last one where none is named. */
export async function momentOfEvent(
  db: Kysely<Tables>,
  room: number,
  seq: number | undefined,
): Promise<EventMoment | undefined> {
  const events = db.selectFrom('events').select(['seq', 'at']).where('room', '=', room)
  const chosen = seq === undefined ? events.orderBy('seq', 'desc').limit(1) : events.where('seq', '=', seq)
  const row = await chosen.executeTakeFirst()
  return row && { seq: row.seq, at: Number(row.at) }
}
