// How much of what happened in a room is new to a member.
import type { Kysely } from 'kysely'
import { isMovedByHand } from '#shared/catchup/card-events.ts'
import type { EventNews } from '#shared/events/event-kind.ts'
import { traitsOf } from '#shared/events/event.ts'
import { readEventsOf } from '../storage/events.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import type { Tables } from '../storage/tables.ts'
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
  const events = await readEventsOf(db, room, { kinds: digestKinds, after, limit: maxCounted })
  const readUpto = await readMarksOf(db, { room, memberId: member_id })
  const others = events.filter((event) => event.memberId !== member_id && event.subject !== member_id)
  const ofNews = (news: EventNews) => others.filter((event) => traitsOf(event)?.news === news)
  const subjects = (found: typeof others) => new Set(found.map(({ subject }) => subject)).size
  return {
    added: subjects(ofNews('added')),
    moved: subjects(others.filter(isMovedByHand)),
    said: ofNews('said').filter(({ subject, at }) => (readUpto.get(subject) ?? 0) < at).length,
    came: subjects(ofNews('came')),
  }
}
