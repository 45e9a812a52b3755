// Events of what changes rows and no document, such as an invitation. The note is written in the transaction of the rows, and
// goes in the one that writes the event: whatever is killed in between, the event is told once.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { readNewEvent } from '#shared/events/event.ts'
import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Tables } from './tables.ts'

/** A note, as it was read. */
export interface PendingEvent {
  readonly id: number
  readonly memberId: MemberId | null
  readonly newEvent: NewEvent
}

const detailSchema = z.record(z.string(), z.unknown())

/** Notes what happened. @param trx the transaction of what it tells. */
export async function savePendingEvent(
  trx: Kysely<Tables>,
  { room, memberId, newEvent }: { room: number; memberId: MemberId | null; newEvent: NewEvent },
): Promise<void> {
  const { kind, subject, detail } = newEvent
  await trx
    .insertInto('pending_events')
    .values({ room, member_id: memberId, kind, subject, detail: JSON.stringify(detail) })
    .execute()
}

/** The notes of a room, the oldest first. */
export async function readPendingEvents(db: Kysely<Tables>, room: number): Promise<readonly PendingEvent[]> {
  const rows = await db.selectFrom('pending_events').selectAll().where('room', '=', room).orderBy('id').execute()
  return rows.flatMap(({ id, member_id, kind, subject, detail }) => {
    const newEvent = readNewEvent({ kind, subject, detail: detailSchema.parse(JSON.parse(detail)) })
    // One of a newer server waits until that server is back.
    return newEvent ? [{ id, memberId: member_id, newEvent }] : []
  })
}
