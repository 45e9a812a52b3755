// How much of what happened in a room is new to a member.
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/tables.ts'
import { eventsAfter } from './events-after.ts'
import { digestKinds } from './happened.ts'
import type { StoredNotification } from './outbox.ts'
import type { DigestCounts } from './words/notification-words.ts'

/** More than this is told as so much. */
const maxCounted = 1000

/** Counts what others did after a sequence, but for messages in threads that were read. */
export async function countNew(
  db: Kysely<Tables>,
  { room, member_id }: StoredNotification,
  after: number,
): Promise<DigestCounts> {
  const events = await eventsAfter(db, room, { after, limit: maxCounted, kinds: digestKinds })
  const marks = await db
    .selectFrom('read_marks')
    .select(['thread', 'upto'])
    .where('room', '=', room)
    .where('member_id', '=', member_id)
    .execute()
  const readUpto = new Map(marks.map(({ thread, upto }) => [thread, Number(upto)]))
  const others = events.filter((event) => event.memberId !== member_id && event.subject !== member_id)
  const count = (...kinds: readonly string[]) =>
    new Set(others.filter(({ kind }) => kinds.includes(kind)).map(({ subject }) => subject)).size
  return {
    added: count('line.added'),
    // A line that a vote moved is told with the vote.
    moved: new Set(
      others
        .filter(({ kind, detail }) => /^line[.](decided|rejected)$/.test(kind) && detail['decision'] === undefined)
        .map(({ subject }) => subject),
    ).size,
    said: others.filter(({ kind, subject, at }) => kind === 'message.written' && (readUpto.get(subject) ?? 0) < at)
      .length,
    came: count('member.joined'),
  }
}
