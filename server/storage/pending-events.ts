// Pending events (a transactional outbox): events of changes to rows rather than documents, such as a new invitation. An event is saved
// in the transaction of the rows, and deleted in the commit that writes it to the history. So a crash in between neither loses nor
// doubles it.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { readNewEvent } from '#shared/events/event.ts'
import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId } from '#shared/ids.ts'
import { readJson } from './json-column.ts'
import type { Tables } from './tables.ts'

/** A stored pending event. */
export interface PendingEvent {
  readonly id: number
  readonly memberId: MemberId | null
  readonly newEvent: NewEvent
}

const detailSchema = z.record(z.string(), z.unknown())

/** Saves an event. @param trx the transaction of the rows that it reports. */
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

/** The pending events of a room, oldest first. */
export async function readPendingEvents(db: Kysely<Tables>, room: number): Promise<readonly PendingEvent[]> {
  const rows = await db.selectFrom('pending_events').selectAll().where('room', '=', room).orderBy('id').execute()
  return rows.flatMap(({ id, member_id, kind, subject, detail }) => {
    const newEvent = readNewEvent({ kind, subject, detail: readJson(detail, detailSchema, {}) })
    // A kind of a newer version stays for that version; so does one that is damaged, which must not keep the room from being opened.
    return newEvent ? [{ id, memberId: member_id, newEvent }] : []
  })
}
