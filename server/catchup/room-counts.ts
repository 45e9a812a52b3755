// Counts what waits for a member in each of their rooms, for the list of all rooms of a device. People look at it far more often
// than anything changes in the rooms, so the counts are cached.
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

/** The most members in the cache, a few hundred bytes each; the least recently used leaves first. */
const maxCached = 10_000

type Holder = Omit<Caller, 'expiresAt'>
type Counts = Extract<RoomCount, { room: string }>

interface CachedCounts {
  /** What the counts depend on: the same stamp means the same counts. */
  readonly stamp: string
  /** The next deadline: it ends a vote without a write. */
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
  readonly #cache = new Map<string, CachedCounts>()

  constructor(parts: RoomCountParts) {
    this.#parts = parts
    this.#reader = new RoomReader(parts)
  }

  /** One entry per session, in their order. One after the other, so that a long list does not hold up other requests. */
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
    const cached = this.#cache.get(memberId)
    this.#cache.delete(memberId)
    const fresh = cached?.stamp === stamp && cached.until > now() ? cached : await this.#countRoom(holder, marks, stamp)
    this.#cache.set(memberId, fresh)
    if (this.#cache.size > maxCached) this.#dropOldest()
    return fresh.counts
  }

  #dropOldest(): void {
    for (const oldest of this.#cache.keys()) {
      this.#cache.delete(oldest)
      return
    }
  }

  async #countRoom(holder: Holder, marks: ReadonlyMap<string, number>, stamp: string): Promise<CachedCounts> {
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

/** Marks only go forward, so every new mark changes the sum. */
function sumOf(marks: Iterable<number>): number {
  let sum = 0
  for (const mark of marks) sum += mark
  return sum
}

/** Counts records directly: folding a long talk first takes ten times as long. */
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
