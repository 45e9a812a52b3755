// Whether a notice still tells something when it is about to leave: what was answered, read or closed meanwhile is dropped.
import type { Kysely } from 'kysely'
import type { Message } from '#shared/annotations/message.ts'
import type { Pin } from '#shared/annotations/pin.ts'
import { readSubject } from '#shared/annotations/subject.ts'
import { isOpen } from '#shared/decisions/voting.ts'
import type { MemberId } from '#shared/ids.ts'
import { isVoice } from '#shared/roles.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord, roomRecordsOf } from '../sync/room-records.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import type { Tables } from '../storage/tables.ts'
import type { StoredNotification } from './outbox.ts'

/** A question's text is written with its thread; its clock may read a little later. */
const askedWithinMs = 1_000

/** Why nothing of it needs to be told any more; undefined where it does. */
export async function whyNotTell(
  db: Kysely<Tables>,
  room: Room,
  notification: StoredNotification,
): Promise<string | undefined> {
  const member = roomRecord(room, ['cart', 'members'], notification.member_id)
  if (!member || member.removed !== undefined) return 'no-member'
  const [topic, id] = partsOf(notification.subject)
  const marks = await readMarks(db, notification)
  switch (topic) {
    case 'question':
      return isVoice(member.role) ? whyNotAnswer(room, notification, { id, readUpto: marks.thread }) : 'no-voice'
    case 'thread':
      return unreadIn(room, notification, { id, marks }).length === 0 ? 'read' : undefined
    case 'decision':
      if (notification.meaning === 'decided') return marks.seen >= notification.seq ? 'read' : undefined
      return isVoice(member.role) ? whyNotVote(room, id, notification.member_id) : 'no-voice'
    case 'call':
    case 'visit':
      return marks.seen >= notification.seq ? 'read' : undefined
    default:
      return undefined
  }
}

/** The topic and the id that a subject names. */
export function partsOf(subject: string): readonly [topic: string, id: string] {
  const colon = subject.indexOf(':')
  return [subject.slice(0, colon), subject.slice(colon + 1)]
}

function whyNotAnswer(
  room: Room,
  { member_id, meaning, at }: StoredNotification,
  { id, readUpto }: { id: string; readUpto: number },
): string | undefined {
  const thread = roomRecord(room, ['annotations', 'threads'], id)
  if (thread?.kind !== 'question' || !isStillAsked(room, id, thread)) return 'gone'
  if (roomRecord(room, ['annotations', 'threadStates'], id)?.state === 'resolved') return 'closed'
  if (thread.dueAt !== undefined && thread.dueAt <= room.now()) return 'past'
  for (const [, message] of roomRecordsOf(room, ['annotations', 'messages'], id))
    if (message.by === member_id) return 'answered'
  // Reading a question does not answer it: the member who owes an answer is reminded.
  return meaning === 'asked' && readUpto >= at ? 'read' : undefined
}

/** A question is the asker's first message in its thread; where that was deleted, nobody is asked any more. */
function isStillAsked(room: Room, id: string, { by, at }: { by: MemberId; at: number }): boolean {
  for (const [, message] of roomRecordsOf(room, ['annotations', 'messages'], id))
    if (message.by === by && message.at <= at + askedWithinMs) return true
  return false
}

/** What somebody said that is to be told: a message, or the words of a pin, which are the first of its talk. */
export type Unread = Message | Pin

/** What others said in a thread since it was read, from what the notice is about on. */
export function unreadIn(
  room: Room,
  { member_id, at, seq }: StoredNotification,
  { id, marks }: { id: string; marks: Marks },
): readonly Unread[] {
  const { topic, id: subject } = readSubject(id)
  // A thread without messages has no read mark. A member who has seen the room up to the pin has read its words.
  const pin = topic === 'pin' && marks.seen < seq ? roomRecord(room, ['annotations', 'pins'], subject) : undefined
  const messages = [...roomRecordsOf(room, ['annotations', 'messages'], id)].map(([, message]) => message)
  // The notice of a pin whose words were changed is younger than the pin.
  const said = [
    ...(pin ? [{ one: pin, since: Math.max(pin.at, at) }] : []),
    // Who is named in other words has not read those, though they have read the thread.
    ...messages.map((one) => ({ one, since: one.mentions?.includes(member_id) ? momentOf(one) : one.at })),
  ]
  return said
    .filter(({ one, since }) => one.by !== member_id && since >= at && since > marks.thread)
    .toSorted((a, b) => a.since - b.since)
    .map(({ one }) => one)
}

/** When a message got the words it has. */
export function momentOf({ at, editedAt = at }: Pick<Message, 'at' | 'editedAt'>): number {
  return editedAt
}

function whyNotVote(room: Room, id: string, member: MemberId): string | undefined {
  const decision = roomRecord(room, ['cart', 'decisions'], id)
  if (!decision) return 'gone'
  const isClosed = roomRecord(room, ['cart', 'outcomes'], id) !== undefined
  if (!isOpen({ decision, isClosed, now: room.now() })) return 'closed'
  const root = decision.blind ? 'turnouts' : 'ballots'
  return roomRecord(room, ['cart', root], `${id}/${member}`) === undefined ? undefined : 'answered'
}

/** How far a member has read: the thread of the notice by moment, the history by sequence. */
interface Marks {
  readonly thread: number
  readonly seen: number
}

/** How far the receiver of a notice has read. */
export async function readMarks(db: Kysely<Tables>, { room, member_id, subject }: StoredNotification): Promise<Marks> {
  const [, id] = partsOf(subject)
  const threads = await readMarksOf(db, { room, memberId: member_id })
  const seen = await db
    .selectFrom('seen_marks')
    .select('upto')
    .where('room', '=', room)
    .where('member_id', '=', member_id)
    .executeTakeFirst()
  return { thread: threads.get(id) ?? 0, seen: Number(seen?.upto ?? 0) }
}
