// How far each member has read each thread. Private to the member, and the same on all their devices.
import type { Kysely } from 'kysely'
import { isCardMark } from '#shared/catchup/card-mark.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { maxClockAheadMs } from '#shared/records/authorize.ts'
import { refusal } from '#shared/refusals.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Commands } from '../host/commands.ts'
import type { PeopleEmitter } from '../host/people-events.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import type { Tables } from '../storage/tables.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { Room } from '../sync/room.ts'

/** The most marks of a member; the one with the earliest moment is deleted first. */
const maxMarks = 2_000

/** What read marks need. */
export interface ReadMarkParts {
  readonly db: Kysely<Tables>
  readonly directory: { roomAtRest(id: RoomId): Promise<Outcome<Room>> }
  readonly emitter: Pick<PeopleEmitter, 'emitToMember'>
  readonly now: () => number
}

/** Answers `read.mark`, which refuses `clock-ahead` and `no-such-thread`, and `read.marks`. */
export function readMarks(parts: ReadMarkParts): Commands {
  return {
    'read.mark': (caller, request) => mark(parts, caller, request),
    'read.marks': async ({ memberId, room }) => {
      const marks = await readMarksOf(parts.db, { room: room.num, memberId })
      return granted({ marks: Object.fromEntries(marks) })
    },
  }
}

async function mark(
  { db, directory, emitter, now }: ReadMarkParts,
  { memberId, room }: Caller,
  { thread, upto }: CommandRequest<'read.mark'>,
): Promise<Outcome<object>> {
  if (upto > now() + maxClockAheadMs) return refused(refusal('clock-ahead'))
  const opened = await directory.roomAtRest(room.id)
  if (!opened.ok) return opened
  if (!isCardMark(thread) && roomRecord(opened.value, ['annotations', 'threads'], thread) === undefined)
    return refused(refusal('no-such-thread'))
  const known = await db
    .selectFrom('read_marks')
    .select('upto')
    .where('room', '=', room.num)
    .where('member_id', '=', memberId)
    .where('thread', '=', thread)
    .executeTakeFirst()
  if (known && Number(known.upto) >= upto) return granted({})
  await db
    .insertInto('read_marks')
    .values({ room: room.num, member_id: memberId, thread, upto })
    .onConflict((conflict) =>
      // Of two devices that write at once, the one that has read further wins.
      conflict.columns(['room', 'member_id', 'thread']).doUpdateSet({ upto }).where('read_marks.upto', '<', upto),
    )
    .execute()
  if (!known) await deleteEarliest(db, room.num, memberId)
  emitter.emitToMember(memberId, 'read', { thread, upto })
  return granted({})
}

async function deleteEarliest(db: Kysely<Tables>, room: number, memberId: MemberId): Promise<void> {
  const kept = db
    .selectFrom('read_marks')
    .select('thread')
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .orderBy('upto', 'desc')
    .limit(maxMarks)
  await db
    .deleteFrom('read_marks')
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .where('thread', 'not in', kept)
    .execute()
}
