// Catch-up on the server: a member's marks, the room's records and its history, folded into cards.
import type { Kysely } from 'kysely'
import { cardEventKinds } from '#shared/catchup/card-events.ts'
import type { RoomEventKind } from '#shared/events/event-kinds.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Caller } from '../identity/caller.ts'
import type { PeopleEmitter } from '../host/people-events.ts'
import { RecentEvents } from '../host/recent-events.ts'
import type { RoomFolds } from '../host/room-folds.ts'
import type { Room } from '../sync/room.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import type { Tables } from '../storage/tables.ts'
import { catchUpTask } from './catch-up-task.ts'

/** The most events of a catch-up, the latest ones: after an absence of years nobody reads all of them. */
const maxEvents = 5_000
/** An answer is kept no longer: a deadline ends a vote without a change of the room, a little before the server closes it. */
const deadlinesWithinMs = 2_000

const joined: RoomEventKind = 'member.joined'

/** What catching up needs. */
export interface CatchUpParts {
  readonly db: Kysely<Tables>
  readonly directory: { roomAtRest(id: RoomId): Promise<Outcome<Room>> }
  readonly folds: RoomFolds
  readonly emitter: Pick<PeopleEmitter, 'emitToMember'>
  readonly now: () => number
}

/** The catch-ups of all members. */
export class CatchUps {
  readonly #parts: CatchUpParts
  readonly #news: RecentEvents<(typeof cardEventKinds)[number]>

  constructor(parts: CatchUpParts) {
    this.#parts = parts
    this.#news = new RecentEvents({ db: parts.db, kinds: cardEventKinds, max: maxEvents })
  }

  /** The cards of a member, as JSON. Refuses `too-many-requests`, `room-closed` and `no-such-room`. */
  async of({ memberId, role, room: { id, num } }: Caller): Promise<Outcome<Uint8Array>> {
    const { db, directory, folds } = this.#parts
    const opened = await directory.roomAtRest(id)
    if (!opened.ok) return opened
    const room = opened.value
    const upto = room.seq
    const seen = await this.#seen(num, memberId)
    const after = seen?.upto ?? (await this.#came(num, memberId))
    const readUpto = [...(await readMarksOf(db, { room: num, memberId }))]
    const now = this.#parts.now()
    const read = readUpto.reduce((sum, [, at]) => sum + at, readUpto.length)
    const moment = Math.floor(now / deadlinesWithinMs)
    return folds.answer(room, {
      task: catchUpTask,
      documents: ['cart', 'annotations'],
      key: [memberId, role, upto, after, seen?.at, read, moment].join('/'),
      input: async () => {
        const pages = await this.#news.pagesOf(room)
        return { me: memberId, role, now, after, readUpto, since: seen?.at ?? null, upto, pages }
      },
    })
  }

  /** Marks everything up to an event as seen, and emits it to all devices of the member. A mark never goes back. */
  async seen({ memberId, room: { num } }: Caller, upto: number): Promise<void> {
    const mark = { upto, at: this.#parts.now() }
    const saved = await this.#parts.db
      .insertInto('seen_marks')
      .values({ room: num, member_id: memberId, ...mark })
      .onConflict((conflict) =>
        conflict.columns(['room', 'member_id']).doUpdateSet(mark).where('seen_marks.upto', '<=', upto),
      )
      .executeTakeFirst()
    if (saved.numInsertedOrUpdatedRows !== 0n) this.#parts.emitter.emitToMember(memberId, 'seen', mark)
  }

  async #seen(room: number, memberId: MemberId): Promise<{ upto: number; at: number } | undefined> {
    const row = await this.#parts.db
      .selectFrom('seen_marks')
      .select(['upto', 'at'])
      .where('room', '=', room)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    return row && { upto: Number(row.upto), at: Number(row.at) }
  }

  /** The event of a member's joining: nothing before it counts as missed. */
  async #came(room: number, memberId: MemberId): Promise<number> {
    const row = await this.#parts.db
      .selectFrom('events')
      .select('seq')
      .where('room', '=', room)
      .where('kind', '=', joined)
      .where('subject', '=', memberId)
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    return Number(row?.seq ?? 0)
  }
}
