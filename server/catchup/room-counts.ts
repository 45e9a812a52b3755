// What waits in each of somebody's rooms, as numbers: for the list of all rooms of a device, which is looked at far more often than
// anything in them changes.
import type { Kysely } from 'kysely'
import { isAskedOf } from '#shared/catchup/catch-up.ts'
import type { RoomCount } from '#shared/catchup/contracts.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import { owesVote } from '#shared/decisions/owed-votes.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordsOf } from '#shared/records/table.ts'
import { isVoice } from '#shared/roles.ts'
import type { Caller } from '../identity/caller.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import { roomDocument } from '../sync/room-records.ts'
import type { Room } from '../sync/room.ts'
import type { Tables } from '../storage/tables.ts'
import type { CatchUpParts } from './catch-ups.ts'
import { RoomReader } from './room-reader.ts'

/** Members whose numbers are kept; the longest unused goes first. A few hundred bytes each. */
const maxKept = 10_000

type Holder = Omit<Caller, 'expiresAt'>
type Counts = Extract<RoomCount, { room: string }>

interface Kept {
  /** What the numbers were made from; other numbers only where this is another. */
  readonly stamp: string
  /** A deadline takes a vote away without anything being written. */
  readonly until: number
  readonly counts: Counts
}

/** What counting needs. */
export interface RoomCountParts extends Pick<CatchUpParts, 'db' | 'now'> {
  readonly directory: { readonly inMemory: readonly Room[] }
  readonly sessions: { holder(secret: string): Promise<Outcome<Holder>> }
}

/** Counts rooms. */
export class RoomCounts {
  readonly #parts: RoomCountParts
  readonly #reader: RoomReader
  readonly #kept = new Map<string, Kept>()

  constructor(parts: RoomCountParts) {
    this.#parts = parts
    this.#reader = new RoomReader(parts)
  }

  /** One entry a session, in their order. One after the other: nobody's list may keep the others' rooms waiting. */
  async of(sessions: readonly string[]): Promise<RoomCount[]> {
    const counted: RoomCount[] = []
    for (const session of sessions) {
      const holder = await this.#parts.sessions.holder(session)
      counted.push(holder.ok ? await this.#count(holder.value) : { ended: holder.refusal.code })
    }
    return counted
  }

  async #count(holder: Holder): Promise<Counts> {
    const { db, now } = this.#parts
    const { memberId, role, room } = holder
    const marks = await readMarksOf(db, { room: room.num, memberId })
    const stamp = [role, await lastEvent(db, room.num), marks.size, sumOf(marks.values())].join('/')
    const kept = this.#kept.get(memberId)
    this.#kept.delete(memberId)
    const fresh = kept?.stamp === stamp && kept.until > now() ? kept : await this.#countAnew(holder, marks, stamp)
    this.#kept.set(memberId, fresh)
    if (this.#kept.size > maxKept) this.#forgetOldest()
    return fresh.counts
  }

  #forgetOldest(): void {
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }

  async #countAnew(holder: Holder, marks: ReadonlyMap<string, number>, stamp: string): Promise<Kept> {
    const { memberId, role, room } = holder
    const now = this.#parts.now()
    return this.#reader.read(room, (documents) => {
      const votes = foldDecisions(roomDocument(documents, 'cart')).filter((one) =>
        owesVote(one, { id: memberId, role }, now),
      )
      const talk = countTalk(roomDocument(documents, 'annotations'), memberId, marks)
      const questions = isVoice(role) ? talk.questions : 0
      return {
        stamp,
        until: Math.min(Infinity, ...votes.map(({ deadline }) => deadline ?? Infinity)),
        counts: { room: room.id, waiting: votes.length + questions, unread: talk.unread },
      }
    })
  }
}

/** Marks only ever go forward, so that any of them moves the sum. */
function sumOf(marks: Iterable<number>): number {
  let sum = 0
  for (const mark of marks) sum += mark
  return sum
}

/** Straight from the records: folding a long talk only to count it takes ten times as long. */
function countTalk(
  { records }: RecordsOf<'annotations'>,
  me: MemberId,
  marks: ReadonlyMap<string, number>,
): { questions: number; unread: number } {
  const [threads, states] = [records('threads'), records('threadStates')]
  const [spoken, answered] = [new Set<string>(), new Set<string>()]
  let unread = 0
  for (const [key, { by, at }] of records('messages')) {
    const thread = key.slice(0, key.indexOf('/'))
    spoken.add(thread)
    if (by === me) answered.add(thread)
    else if (threads.has(thread) && at > (marks.get(thread) ?? 0)) unread += 1
  }
  const waiting = [...threads].filter(
    ([id, thread]) => !answered.has(id) && isAskedOf({ ...thread, resolved: states.get(id)?.state === 'resolved' }, me),
  )
  return { questions: waiting.length, unread }
}

async function lastEvent(db: Kysely<Tables>, room: number): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('room', '=', room)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}
