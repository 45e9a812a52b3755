// The rows of calls: which go on, who is in them, and who is rung.
import type { Kysely, Selectable } from 'kysely'
import { serverEvents } from '#shared/events/server-events.ts'
import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { CallPersonRow, CallRingRow, CallRow } from '#server/storage/call-tables.ts'
import { savePendingEvent } from '#server/storage/pending-events.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A call as it is stored. */
export interface StoredCall {
  readonly id: string
  readonly room: number
  readonly roomId: RoomId
  readonly place: string
  readonly visit: string | null
  readonly region: string
  readonly createdAt: number
  /** Null while nobody was in. */
  readonly startedAt: number | null
  readonly endsAt: number
}

/** Somebody’s part in a call. */
export interface StoredPerson {
  readonly id: string
  readonly associate: string | null
  readonly joinedAt: number
  readonly hereSince: number | null
  readonly spentMs: number
  readonly isBarred: boolean
}

/** Somebody who comes in. */
export interface Comer {
  readonly id: string
  /** The associate’s name; null for a member. */
  readonly associate: string | null
}

/** The rows of all calls. Each change saves what history tells of it in the same transaction. */
export class CallRows {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async insert(call: StoredCall): Promise<void> {
    const { id, room, roomId, place, visit, region, createdAt, startedAt, endsAt } = call
    await this.#db
      .insertInto('calls')
      .values({
        ...{ id, room, place, visit, region },
        ...{ room_id: roomId, created_at: createdAt, started_at: startedAt, ends_at: endsAt, ended_at: null },
      })
      .execute()
  }

  /** All that go on, or are about to begin. */
  async open(): Promise<readonly StoredCall[]> {
    return (await this.#open().execute()).map(callOf)
  }

  async openAt(place: string): Promise<StoredCall | undefined> {
    const row = await this.#open().where('place', '=', place).executeTakeFirst()
    return row && callOf(row)
  }

  async openIn(room: number): Promise<readonly StoredCall[]> {
    return (await this.#open().where('room', '=', room).orderBy('created_at').execute()).map(callOf)
  }

  /** The calls that somebody is in elsewhere. */
  async othersWith(id: string, place: string): Promise<readonly StoredCall[]> {
    const rows = await this.#open()
      .where('place', '!=', place)
      .where('id', 'in', (e) =>
        e.selectFrom('call_people').select('call').where('member_id', '=', id).where('here_since', 'is not', null),
      )
      .execute()
    return rows.map(callOf)
  }

  async people(call: string): Promise<readonly StoredPerson[]> {
    const rows = await this.#db
      .selectFrom('call_people')
      .selectAll()
      .where('call', '=', call)
      .orderBy('joined_at')
      .execute()
    return rows.map(personOf)
  }

  async rings(call: string): Promise<readonly Selectable<CallRingRow>[]> {
    return this.#db.selectFrom('call_rings').selectAll().where('call', '=', call).orderBy('at').execute()
  }

  /** Somebody is in. */
  async joined(call: StoredCall, { id, associate }: Comer, at: number): Promise<void> {
    const isFirst = call.startedAt === null
    await this.#db.transaction().execute(async (trx) => {
      const here = { here_since: at }
      await trx
        .insertInto('call_people')
        .values({
          ...{ call: call.id, room: call.room, member_id: id, associate, joined_at: at, ...here },
          ...{ spent_ms: 0, barred: 0 },
        })
        .onConflict((conflict) => conflict.columns(['call', 'member_id']).doUpdateSet(here))
        .execute()
      if (isFirst) await trx.updateTable('calls').set({ started_at: at }).where('id', '=', call.id).execute()
      await trx
        .updateTable('call_rings')
        .set({ state: 'answered', ends_at: null })
        .where('call', '=', call.id)
        .where('member_id', '=', id)
        .execute()
      const newEvent = isFirst
        ? serverEvents.callStarted(call.id, { associate, visit: call.visit })
        : serverEvents.callJoined(call.id, { associate })
      await saveEvent(trx, call, { memberId: memberOf({ id, associate }), newEvent })
    })
  }

  /** Somebody is out. @param isTold whether history tells it, and not only that the call has ended. */
  async left(call: StoredCall, person: StoredPerson, { at, isTold }: { at: number; isTold: boolean }): Promise<void> {
    const spent = person.spentMs + Math.max(0, at - (person.hereSince ?? at))
    await this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('call_people')
        .set({ here_since: null, spent_ms: spent })
        .where('call', '=', call.id)
        .where('member_id', '=', person.id)
        .where('here_since', 'is not', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n || !isTold) return
      const newEvent = serverEvents.callLeft(call.id, { associate: person.associate, minutes: minutesOf(spent) })
      await saveEvent(trx, call, { memberId: memberOf(person), newEvent })
    })
  }

  /** A host put somebody out, for as long as the call lasts. */
  async bar(call: StoredCall, id: string, at: number): Promise<void> {
    await this.#db
      .insertInto('call_people')
      .values({
        ...{ call: call.id, room: call.room, member_id: id, associate: null },
        ...{ joined_at: at, here_since: null, spent_ms: 0, barred: 1 },
      })
      .onConflict((conflict) => conflict.columns(['call', 'member_id']).doUpdateSet({ barred: 1 }))
      .execute()
  }

  /** The call is over. Those who are still rung have missed it. */
  async end(call: StoredCall, at: number): Promise<void> {
    const people = (await this.people(call.id)).filter(({ hereSince, spentMs }) => hereSince !== null || spentMs > 0)
    await this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('calls')
        .set({ ended_at: at })
        .where('id', '=', call.id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return
      for (const { member_id, by_member } of await this.#endRings(trx, call.id))
        await saveEvent(trx, call, {
          memberId: by_member,
          newEvent: serverEvents.callMissed(call.id, { member: member_id }),
        })
      if (call.startedAt === null) return
      const newEvent = serverEvents.callEnded(call.id, {
        minutes: minutesOf(at - call.startedAt),
        members: people.filter(({ associate }) => associate === null).map(({ id }) => id),
        associate: people.find(({ associate }) => associate !== null)?.associate ?? null,
      })
      await saveEvent(trx, call, { memberId: null, newEvent })
    })
  }

  /** Rings a member, unless that was done a moment ago. @returns whether they are rung. */
  async ring(call: StoredCall, ring: { member: MemberId; by: MemberId; at: number; endsAt: number; again: number }) {
    const { member, by, at, endsAt, again } = ring
    const values = { by_member: by, at, state: 'ringing', ends_at: endsAt } as const
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('call_rings')
      .values({ call: call.id, room: call.room, member_id: member, ...values })
      .onConflict((conflict) =>
        conflict
          .columns(['call', 'member_id'])
          .doUpdateSet(values)
          .where('call_rings.at', '<', at - again),
      )
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }

  /** Tells history, and through it the member, that they are rung while they are away. */
  async rang(call: StoredCall, member: MemberId, by: MemberId): Promise<void> {
    await saveEvent(this.#db, call, { memberId: by, newEvent: serverEvents.callRang(call.id, { member }) })
  }

  /** @returns whether they were rung. */
  async decline(call: string, member: MemberId): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('call_rings')
      .set({ state: 'declined', ends_at: null })
      .where('call', '=', call)
      .where('member_id', '=', member)
      .where('state', '=', 'ringing')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  /** Rings that nobody answered in time. Rows of a state that this version does not know are left out. */
  async dueRings(now: number, limit: number, skip: number): Promise<readonly Selectable<CallRingRow>[]> {
    return this.#db
      .selectFrom('call_rings')
      .selectAll()
      .where('state', '=', 'ringing')
      .where('ends_at', '<=', now)
      .orderBy('ends_at')
      .limit(limit)
      .offset(skip)
      .execute()
  }

  async nextRingEnd(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('call_rings')
      .select((e) => e.fn.min('ends_at').as('next'))
      .where('state', '=', 'ringing')
      .where('ends_at', '>', after)
      .executeTakeFirst()
    return row?.next === null || row === undefined ? undefined : Number(row.next)
  }

  /** Nobody answered. @returns the room, where this call of it was the one to say so. */
  async missed({ call, member_id, by_member, room }: Selectable<CallRingRow>): Promise<RoomId | undefined> {
    return this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('call_rings')
        .set({ state: 'missed', ends_at: null })
        .where('call', '=', call)
        .where('member_id', '=', member_id)
        .where('state', '=', 'ringing')
        .executeTakeFirst()
      const found = await trx.selectFrom('rooms').select('id').where('num', '=', room).executeTakeFirst()
      if (numUpdatedRows === 0n || !found) return undefined
      const newEvent = serverEvents.callMissed(call, { member: member_id })
      await saveEvent(trx, { room }, { memberId: by_member, newEvent })
      return found.id
    })
  }

  async #endRings(trx: Kysely<Tables>, call: string) {
    const ringing = await trx
      .selectFrom('call_rings')
      .select(['member_id', 'by_member'])
      .where('call', '=', call)
      .where('state', '=', 'ringing')
      .execute()
    await trx
      .updateTable('call_rings')
      .set({ state: 'missed', ends_at: null })
      .where('call', '=', call)
      .where('state', '=', 'ringing')
      .execute()
    return ringing
  }

  #open() {
    return this.#db.selectFrom('calls').selectAll().where('ended_at', 'is', null)
  }
}

function saveEvent(
  trx: Kysely<Tables>,
  { room }: Pick<StoredCall, 'room'>,
  event: { memberId: MemberId | null; newEvent: NewEvent },
): Promise<void> {
  return savePendingEvent(trx, { room, ...event })
}

/** As the author of an event: an associate is no member, and is named in the event itself. */
function memberOf({ id, associate }: Comer): MemberId | null {
  return associate === null ? id : null
}

/** Begun minutes: a call of some seconds took one. */
function minutesOf(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000))
}

function callOf(row: Selectable<CallRow>): StoredCall {
  return {
    ...{ id: row.id, room: row.room, roomId: row.room_id, place: row.place, visit: row.visit, region: row.region },
    createdAt: Number(row.created_at),
    startedAt: row.started_at === null ? null : Number(row.started_at),
    endsAt: Number(row.ends_at),
  }
}

function personOf(row: Selectable<CallPersonRow>): StoredPerson {
  return {
    ...{ id: row.member_id, associate: row.associate, joinedAt: Number(row.joined_at) },
    hereSince: row.here_since === null ? null : Number(row.here_since),
    spentMs: Number(row.spent_ms),
    isBarred: row.barred === 1,
  }
}
