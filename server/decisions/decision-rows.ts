// The rows of decisions: which are open, so that they close with nobody in the room, and the blind votes.
import type { Kysely } from 'kysely'
import type { LineId, MemberId, RoomId } from '#shared/ids.ts'
import type { Tables } from '../storage/tables.ts'

/** A decision whose deadline has passed. */
export interface DueDecision {
  readonly num: number
  readonly roomId: RoomId
  readonly id: string
}

/** A blind vote. */
export interface BlindBallot {
  readonly num: number
  readonly id: string
  readonly memberId: MemberId
  readonly candidate: LineId
  readonly at: number
}

/** The rows of all decisions. Rooms are named by their short key. */
export class DecisionRows {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Records that a decision is open. */
  async open(num: number, id: string, deadline: number | undefined): Promise<void> {
    await this.#db
      .insertInto('open_decisions')
      .values({ room: num, decision: id, deadline: deadline ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** The open decisions of a room. */
  async openIn(num: number): Promise<readonly string[]> {
    const rows = await this.#db.selectFrom('open_decisions').select('decision').where('room', '=', num).execute()
    return rows.map(({ decision }) => decision)
  }

  /** Deletes the row of a decision that is closed or never existed, with its blind votes. */
  async drop(num: number, id: string): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('blind_ballots').where('room', '=', num).where('decision', '=', id).execute()
      await trx.deleteFrom('open_decisions').where('room', '=', num).where('decision', '=', id).execute()
    })
  }

  /** The decisions with the earliest deadlines that have passed. @param skip how many of them to leave out. */
  async due(now: number, limit: number, skip: number): Promise<readonly DueDecision[]> {
    const rows = await this.#db
      .selectFrom('open_decisions')
      .innerJoin('rooms', 'rooms.num', 'open_decisions.room')
      .select(['rooms.num', 'rooms.id', 'open_decisions.decision'])
      .where('open_decisions.deadline', '<=', now)
      .orderBy('open_decisions.deadline')
      .orderBy('open_decisions.decision')
      .limit(limit)
      .offset(skip)
      .execute()
    return rows.map(({ num, id, decision }) => ({ num, roomId: id, id: decision }))
  }

  /** The next deadline after a moment; undefined where there is none. */
  async nextDeadline(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('open_decisions')
      .select((e) => e.fn.min('deadline').as('deadline'))
      .where('deadline', '>', after)
      .executeTakeFirst()
    const deadline = row?.deadline ?? undefined
    return deadline === undefined ? undefined : Number(deadline)
  }

  /** The blind votes of a decision. */
  async ballots(num: number, id: string): Promise<ReadonlyMap<MemberId, LineId>> {
    const rows = await this.#db
      .selectFrom('blind_ballots')
      .select(['member_id', 'candidate'])
      .where('room', '=', num)
      .where('decision', '=', id)
      .execute()
    return new Map(rows.map(({ member_id, candidate }) => [member_id, candidate]))
  }

  /** Stores a blind vote in place of the member's earlier one. */
  async saveBallot({ num, id, memberId, candidate, at }: BlindBallot): Promise<void> {
    await this.#db
      .insertInto('blind_ballots')
      .values({ room: num, decision: id, member_id: memberId, candidate, at })
      .onConflict((conflict) => conflict.columns(['room', 'decision', 'member_id']).doUpdateSet({ candidate, at }))
      .execute()
  }

  async dropBallot(num: number, id: string, memberId: MemberId): Promise<void> {
    await this.#db
      .deleteFrom('blind_ballots')
      .where('room', '=', num)
      .where('decision', '=', id)
      .where('member_id', '=', memberId)
      .execute()
  }
}
