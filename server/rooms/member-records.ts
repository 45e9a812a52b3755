// Keeps the members' records in the cart document equal to the members' rows. Rows come first: they decide who may do what.
// A record that a crash left unwritten is written when the room is opened next.
import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'
import { recordOf } from './member-rows.ts'
import type { StoredMember } from './member-rows.ts'
import type { RoomDirectory, RoomWriter } from './room-writer.ts'
import type { ServerWrite } from '../sync/server-writes.ts'

/** Two concurrent changes of one member settle in two rounds; more means that something else writes these records. */
const maxRounds = 5

/**
 * Writes a member's record as their row says, if it differs.
 * @param author who made the change, for the history.
 */
export async function writeMemberRecord(
  db: Kysely<Tables>,
  writer: RoomWriter,
  memberId: MemberId,
  author: MemberId | null,
): Promise<Outcome<void>> {
  // Read again after each write: of two that changed the row at once, the last to write may have been the first to read.
  for (let round = 0; round < maxRounds; round++) {
    const row = await db.selectFrom('members').selectAll().where('id', '=', memberId).executeTakeFirst()
    if (!row) return refused(refusal('no-such-member'))
    noteLink(writer, row)
    if (isWritten(writer, row)) return granted(undefined)
    const written = await writer.write('cart', [writeOf(row)], { memberId: author })
    if (!written.ok) return written
  }
  throw new Error(`The record of member ${memberId} does not settle`)
}

/**
 * Writes the records that a crash left unwritten, when a room is read into memory and before anybody connects. A room without any
 * member record was never finished, so it gets its title too.
 * A row that is damaged, such as one with an unknown role, is reported and leaves the record as it is.
 * @throws where they could not be written; the room must not be opened then.
 */
export async function reconcileMembers(
  db: Kysely<Tables>,
  room: RoomWriter,
  { cart, reportError }: { cart: Pick<RoomWriter, 'records'>; reportError: (fault: unknown, message: string) => void },
): Promise<void> {
  const rows = await db.selectFrom('members').selectAll().where('room', '=', room.num).orderBy('since').execute()
  for (const row of rows) noteLink(room, row)
  const title = cart.records('members').size === 0 ? await titleWrite(db, room.num) : []
  for (const [index, row] of rows.filter((row) => !isWritten(cart, row)).entries()) {
    const author = { memberId: row.removed_at === null ? row.id : null }
    const written = await room.write('cart', index === 0 ? [...title, writeOf(row)] : [writeOf(row)], author)
    if (written.ok) continue
    const fault = new Error(`Member ${row.id} of room ${room.id} could not be written: ${written.refusal.code}`)
    if (meaningOf(written.refusal.code).retry) throw fault
    reportError(fault, 'A member’s row does not fit')
  }
}

async function titleWrite(db: Kysely<Tables>, num: number): Promise<readonly ServerWrite[]> {
  const room = await db.selectFrom('rooms').select('title').where('num', '=', num).executeTakeFirst()
  return room ? [{ root: 'frame', key: 'title', value: room.title }] : []
}

/** Opens the room, which writes what is missing, and then the record of one member. */
export async function openWithMember(
  parts: { db: Kysely<Tables>; directory: RoomDirectory },
  roomId: RoomId,
  member: { id: MemberId; author: MemberId | null },
): Promise<Outcome<RoomWriter>> {
  const writer = await parts.directory.room(roomId)
  if (!writer.ok) return writer
  const written = await writeMemberRecord(parts.db, writer.value, member.id, member.author)
  return written.ok ? writer : written
}

function noteLink(writer: RoomWriter, { id, invitation_id }: StoredMember): void {
  if (invitation_id !== null) writer.cameBy(id, invitation_id)
}

function isWritten(writer: Pick<RoomWriter, 'records'>, row: StoredMember): boolean {
  return isDeepStrictEqual(writer.records('members').get(row.id), recordOf(row))
}

function writeOf(row: StoredMember): ServerWrite {
  return { root: 'members', key: row.id, value: recordOf(row) }
}
