// Catch-up on the server: a member's marks, the room's records and its history, folded into cards.
import type { Kysely } from 'kysely'
import { foldTalk } from '#shared/annotations/talk-view.ts'
import { catchUp } from '#shared/catchup/catch-up.ts'
import { cardEventKinds } from '#shared/catchup/card-events.ts'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import type { RoomEventKind } from '#shared/events/event-kinds.ts'
import type { MemberId, ProductId, RoomId, VariantId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Caller } from '../identity/caller.ts'
import type { PeopleEmitter } from '../host/people-events.ts'
import { roomDocument } from '../sync/room-records.ts'
import type { Room } from '../sync/room.ts'
import { readEventsOf } from '../storage/events.ts'
import { readMarksOf } from '../storage/read-marks.ts'
import type { Tables } from '../storage/tables.ts'

/** The most events of a catch-up, the latest ones: after an absence of years nobody reads all of them. */
const maxEvents = 5_000

const joined: RoomEventKind = 'member.joined'

/** What catching up needs. */
export interface CatchUpParts {
  readonly db: Kysely<Tables>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly emitter: Pick<PeopleEmitter, 'emitToMember'>
  readonly now: () => number
}

/** The catch-ups of all members. */
export class CatchUps {
  readonly #parts: CatchUpParts

  constructor(parts: CatchUpParts) {
    this.#parts = parts
  }

  /** The cards of a member. Refuses `room-closed` and `no-such-room`. */
  async of({ memberId, role, room: { id, num } }: Caller): Promise<Outcome<CatchUp>> {
    const { db, directory, now } = this.#parts
    const opened = await directory.room(id)
    if (!opened.ok) return opened
    const room = opened.value
    const upto = room.seq
    const seen = await this.#seen(num, memberId)
    const after = seen?.upto ?? (await this.#came(num, memberId))
    const events = await readEventsOf(db, num, { kinds: cardEventKinds, after, limit: maxEvents })
    const cards = catchUp({
      me: memberId,
      role,
      now: now(),
      events,
      threads: foldTalk(roomDocument(room, 'annotations')),
      decisions: foldDecisions(room),
      readUpto: await readMarksOf(db, { room: num, memberId }),
      caresFor: caredFor(room, memberId),
    })
    return granted({
      since: seen?.at ?? null,
      upto,
      cards: cards.map((card) => ({ ...card, subjects: [...card.subjects], actors: [...card.actors] })),
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

/** Whether a member wants a variant, or said yes to its product. */
function caredFor(room: Room, me: MemberId): (variant: VariantId, product: ProductId) => boolean {
  const wants = room.records('wants')
  const opinions = room.records('opinions')
  return (variant, product) =>
    (wants.get(`${variant}/${me}`) ?? 0) > 0 || opinions.get(`${product}/${me}`)?.verdict === 'yes'
}
