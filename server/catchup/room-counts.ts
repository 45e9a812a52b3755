// Counts what waits for a member in each of their rooms, for the list of all rooms of a device. People look at it far more often
// than anything changes in the rooms, so the counts are cached.
import type { Kysely } from 'kysely'
import type { RoomCount } from '#shared/catchup/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Caller } from '../identity/caller.ts'
import type { CostBudgets } from '../limits/cost-budget.ts'
import { isDamage } from '../storage/damaged-data.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import type { Tables } from '../storage/tables.ts'
import type { CatchUpParts } from './catch-ups.ts'
import { roomCountsTask } from './room-counts-task.ts'
import type { Counted } from './room-counts-task.ts'
import { RoomReader } from './room-reader.ts'
import type { RoomReaderParts } from './room-reader.ts'

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

/** How far the room's history and this member's reading have come. */
interface Reached {
  readonly marks: ReadonlyMap<string, number>
  readonly stamp: string
  readonly lastAt: number
}

/** What counting needs. */
export interface RoomCountParts extends Pick<CatchUpParts, 'now'>, RoomReaderParts {
  readonly sessions: { holder(secret: string): Promise<Outcome<Holder>> }
  readonly budgets: CostBudgets
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

  /**
   * One entry per session, in their order. One after the other, so that a long list does not hold up other requests. The member of
   * each session pays for its room. Refuses `too-many-requests`.
   */
  async of(sessions: readonly string[]): Promise<Outcome<RoomCount[]>> {
    const counted: RoomCount[] = []
    for (const session of sessions) {
      const holder = await this.#parts.sessions.holder(session)
      const count: Outcome<RoomCount> = holder.ok
        ? await this.#countPaid(holder.value)
        : granted({ ended: holder.refusal.code })
      if (!count.ok) return count
      counted.push(count.value)
    }
    return granted(counted)
  }

  async #countPaid(holder: Holder): Promise<Outcome<RoomCount>> {
    const { budgets } = this.#parts
    const payer = { memberId: holder.memberId, roomId: holder.room.id }
    if (budgets.of(payer).waitMs > 0) return refused(refusal('too-many-requests'))
    return budgets.charge(payer, () => this.#countUnlessDamaged(holder))
  }

  /** One damaged room must not take the counts of a member's others along. */
  async #countUnlessDamaged(holder: Holder): Promise<Outcome<RoomCount>> {
    try {
      return await this.#count(holder)
    } catch (fault) {
      if (!isDamage(fault)) throw fault
      return granted({ ended: 'room-damaged' })
    }
  }

  async #count(holder: Holder): Promise<Outcome<Counts>> {
    const { db, now } = this.#parts
    const { memberId, role, room } = holder
    const marks = await readMarksOf(db, { room: room.num, memberId })
    const last = await lastEvent(db, room.num)
    const stamp = [role, last.seq, marks.size, sumOf(marks.values())].join('/')
    const cached = this.#cache.get(memberId)
    this.#cache.delete(memberId)
    const isFresh = cached?.stamp === stamp && cached.until > now()
    const fresh = isFresh ? granted(cached) : await this.#countRoom(holder, { marks, stamp, lastAt: last.at })
    if (!fresh.ok) return fresh
    this.#cache.set(memberId, fresh.value)
    if (this.#cache.size > maxCached) this.#dropOldest()
    return granted(fresh.value.counts)
  }

  #dropOldest(): void {
    for (const oldest of this.#cache.keys()) {
      this.#cache.delete(oldest)
      return
    }
  }

  async #countRoom(
    { memberId, role, room }: Holder,
    { marks, stamp, lastAt }: Reached,
  ): Promise<Outcome<CachedCounts>> {
    const now = this.#parts.now()
    const json = await this.#reader.fold(room, {
      task: roomCountsTask,
      documents: ['cart', 'annotations'],
      key: [memberId, stamp, now].join('/'),
      input: () => Promise.resolve({ me: memberId, role, now, marks: [...marks], pages: [] }),
    })
    if (!json.ok) return json
    const { until, ...counted } = JSON.parse(new TextDecoder().decode(json.value)) as Counted
    return granted({ stamp, until: until ?? Infinity, counts: { room: room.id, ...counted, lastAt } })
  }
}

/** Marks only go forward, so every new mark changes the sum. */
function sumOf(marks: Iterable<number>): number {
  let sum = 0
  for (const mark of marks) sum += mark
  return sum
}

async function lastEvent(db: Kysely<Tables>, room: number): Promise<{ seq: number; at: number }> {
  const row = await db
    .selectFrom('events')
    .select(['seq', 'at'])
    .where('room', '=', room)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { seq: Number(row?.seq ?? 0), at: Number(row?.at ?? 0) }
}
