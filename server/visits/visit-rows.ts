// The rows of visits: who is where, what they may see, and when it ends.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { MemberId, RoomId, ShopId } from '#shared/ids.ts'
import { scopeOf, scopeValue } from '#shared/visits/scope.ts'
import type { Scope } from '#shared/visits/scope.ts'
import { guestStates } from '#shared/visits/guest-states.ts'
import { visitEnds } from '#shared/visits/visit.ts'
import type { Visit, VisitGuest } from '#shared/visits/visit.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A visit as it is stored. */
export interface StoredVisit {
  readonly id: string
  readonly room: number
  readonly roomId: RoomId
  readonly shopId: ShopId
  readonly requestId: string
  /** The associate’s id. */
  readonly staff: string
  /** How shoppers see them. */
  readonly associate: Omit<Visit['associate'], 'id'>
  readonly asker: MemberId
  readonly scope: Scope
  readonly leftOut: readonly MemberId[]
  readonly startedAt: number
  readonly answeredAt: number | null
  readonly lastAt: number
  readonly lastBy: string
  readonly endsAt: number | null
  readonly endedAt: number | null
  /** A member, the associate, or why the server did it. */
  readonly endedBy: string | null
  /** Those who had it before. */
  readonly former: readonly Visit['associate'][]
  /** What an associate of another store saw before, until it is decided whether this one does. */
  readonly carriesOver: { readonly scope: Scope; readonly from: string } | null
  /** Whether the asker lets their earlier visits be seen. */
  readonly showsEarlier: boolean
  readonly isPractice: boolean
  /** Supervisors who asked to come along. */
  readonly guests: readonly VisitGuest[]
}

/** A visit that begins. */
export type NewVisit = Omit<
  StoredVisit,
  'roomId' | 'leftOut' | 'answeredAt' | 'lastAt' | 'lastBy' | 'endedAt' | 'endedBy' | 'former' | 'guests'
>

const associateSchema = z.object({ name: z.string(), picture: z.string().nullable(), store: z.string().nullable() })
const formerSchema = z.array(associateSchema.extend({ id: z.string() }))
const guestsSchema = z.array(associateSchema.extend({ id: z.string(), state: z.enum(guestStates) }))
const nobody = { name: '', picture: null, store: null }
const membersSchema = z.array(z.string())

/** The rows of all visits. */
export class VisitRows {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async insert({ id, room, shopId, requestId, staff, asker, startedAt, ...visit }: NewVisit): Promise<void> {
    await this.#db
      .insertInto('visits')
      .values({
        ...{ id, room, request: requestId, shop_id: shopId, staff, asker, started_at: startedAt },
        associate: JSON.stringify(visit.associate),
        scope: JSON.stringify(visit.scope),
        left_out: '[]',
        last_at: startedAt,
        last_by: asker,
        ends_at: visit.endsAt,
        carried_scope: visit.carriesOver && JSON.stringify(visit.carriesOver.scope),
        carried_from: visit.carriesOver?.from ?? null,
        shows_earlier: visit.showsEarlier ? 1 : 0,
        is_practice: visit.isPractice ? 1 : 0,
      })
      .execute()
  }

  async find(id: string): Promise<StoredVisit | undefined> {
    const row = await this.#select().where('visits.id', '=', id).executeTakeFirst()
    return row && visitOf(row)
  }

  /** Open ones first, then the newest. */
  async ofRoom(room: number, limit: number): Promise<readonly StoredVisit[]> {
    const rows = await this.#select()
      .where('visits.room', '=', room)
      .orderBy((e) => e.case().when('visits.ended_at', 'is', null).then(0).else(1).end())
      .orderBy('visits.started_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(visitOf)
  }

  async openInRoom(room: number): Promise<readonly StoredVisit[]> {
    const rows = await this.#select().where('visits.room', '=', room).where('visits.ended_at', 'is', null).execute()
    return rows.map(visitOf)
  }

  /** Their own, and those they were let into, in the order in which they began. */
  async openOf(staff: string): Promise<readonly StoredVisit[]> {
    const rows = await this.#select()
      .where((e) =>
        e.or([
          e('visits.staff', '=', staff),
          e('visits.id', 'in', this.#db.selectFrom('visit_joins').select('visit_id').where('staff', '=', staff)),
        ]),
      )
      .where('visits.ended_at', 'is', null)
      .orderBy('visits.started_at')
      .execute()
    return rows.map(visitOf)
  }

  /** Visits of the same asker that are over, the newest first: of the same member, and of the same customer of the shop. */
  async earlierOf({ id, asker, shopId }: StoredVisit, limit: number): Promise<readonly StoredVisit[]> {
    const customer = this.#db.selectFrom('members as me').select('me.customer_id').where('me.id', '=', asker)
    const rows = await this.#select()
      .innerJoin('members', 'members.id', 'visits.asker')
      .where('visits.id', '<>', id)
      .where('visits.shop_id', '=', shopId)
      .where('visits.ended_at', 'is not', null)
      .where('visits.is_practice', '=', 0)
      // Nobody is the customer whom nothing names.
      .where((e) => e.or([e('visits.asker', '=', asker), e('members.customer_id', '=', customer)]))
      .orderBy('visits.started_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(visitOf)
  }

  /** Those that end by themselves. @param skip how many of the earliest to leave out. */
  async due(now: number, limit: number, skip: number): Promise<readonly StoredVisit[]> {
    const rows = await this.#select()
      .where('visits.ends_at', '<=', now)
      .where('visits.ended_at', 'is', null)
      .orderBy('visits.ends_at')
      .limit(limit)
      .offset(skip)
      .execute()
    return rows.map(visitOf)
  }

  async nextEnd(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('visits')
      .select((e) => e.fn.min('ends_at').as('next'))
      .where('ends_at', '>', after)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return row?.next === null || row === undefined ? undefined : Number(row.next)
  }

  /** Somebody wrote: whose turn it is, and when the visit ends by itself from now on. */
  async written(id: string, { by, at, endsAt }: { by: string; at: number; endsAt: number }): Promise<void> {
    await this.#db
      .updateTable('visits')
      .set((e) => ({
        last_at: at,
        last_by: by,
        ends_at: endsAt,
        answered_at: e
          .case()
          .when(e.and([e('staff', '=', by), e('answered_at', 'is', null)]))
          .then(at)
          .else(e.ref('answered_at'))
          .end(),
      }))
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
  }

  async setScope(id: string, scope: Scope): Promise<boolean> {
    // Whatever was to be carried over is decided by it.
    return this.#update(id, { scope: JSON.stringify(scope), carried_scope: null, carried_from: null })
  }

  async setLeftOut(id: string, members: readonly MemberId[]): Promise<boolean> {
    return this.#update(id, { left_out: JSON.stringify(members) })
  }

  /** @returns whether this ended it: exactly one of several that try. */
  async end(id: string, { at, by }: { at: number; by: string }): Promise<boolean> {
    return this.#update(id, { ended_at: at, ended_by: by, ends_at: null })
  }

  /** Says who of the supervisors is here, and who asks to be. @param joined those whom the group has let in. */
  async setGuests({ id, room }: StoredVisit, guests: readonly VisitGuest[]): Promise<boolean> {
    const joined = guests
      .filter(({ state }) => state === 'joined')
      .map(({ id: staff }) => ({ visit_id: id, room, staff }))
    return this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('visit_joins').where('visit_id', '=', id).execute()
      if (joined.length > 0) await trx.insertInto('visit_joins').values(joined).execute()
      return new VisitRows(trx).#update(id, { guests: JSON.stringify(guests) })
    })
  }

  async setShowsEarlier(id: string, shows: boolean): Promise<boolean> {
    return this.#update(id, { shows_earlier: shows ? 1 : 0 })
  }

  /** Gives an open visit to another associate. @returns whether it was still that of the one before. */
  async handOver(before: StoredVisit, to: Visit['associate']): Promise<boolean> {
    const { id, ...associate } = to
    const former = [...before.former, { id: before.staff, ...before.associate }]
    const updated = await this.#db
      .updateTable('visits')
      .set({ staff: id, associate: JSON.stringify(associate), former: JSON.stringify(former) })
      .where('id', '=', before.id)
      .where('staff', '=', before.staff)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return updated.numUpdatedRows > 0n
  }

  async #update(id: string, values: Partial<Selectable<Tables['visits']>>): Promise<boolean> {
    const updated = await this.#db
      .updateTable('visits')
      .set(values)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return updated.numUpdatedRows > 0n
  }

  #select() {
    return this.#db
      .selectFrom('visits')
      .innerJoin('rooms', 'rooms.num', 'visits.room')
      .selectAll('visits')
      .select('rooms.id as room_id')
  }
}

function visitOf(row: Selectable<Tables['visits']> & { readonly room_id: string }): StoredVisit {
  return {
    ...{ id: row.id, room: row.room, roomId: row.room_id, shopId: row.shop_id, requestId: row.request },
    ...{ staff: row.staff, asker: row.asker, startedAt: Number(row.started_at) },
    associate: readJson(row.associate, associateSchema, nobody),
    // A damaged one grants nothing.
    scope: scopeOf(readJson(row.scope, scopeValue, [])),
    leftOut: readJson(row.left_out, membersSchema, []),
    answeredAt: row.answered_at === null ? null : Number(row.answered_at),
    lastAt: Number(row.last_at),
    lastBy: row.last_by,
    endsAt: row.ends_at === null ? null : Number(row.ends_at),
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
    endedBy: row.ended_by,
    former: readJson(row.former, formerSchema, []),
    carriesOver: row.carried_scope === null ? null : carriedOf(row.carried_scope, row.carried_from),
    showsEarlier: row.shows_earlier === 1,
    isPractice: row.is_practice === 1,
    guests: readJson(row.guests, guestsSchema, []),
  }
}

function carriedOf(scope: string, from: string | null): StoredVisit['carriesOver'] {
  return { scope: scopeOf(readJson(scope, scopeValue, [])), from: from ?? '' }
}

/** Its associate, and the supervisors whom the group has let in. */
export function staffOn({ staff, guests }: Pick<StoredVisit, 'staff' | 'guests'>): readonly string[] {
  return [staff, ...guests.filter(({ state }) => state === 'joined').map(({ id }) => id)]
}

/** A supervisor who was let in writes for the store, as its associate does. */
export function writerOn(visit: StoredVisit, by: string): string {
  return staffOn(visit).includes(by) ? visit.staff : by
}

/** The visit, as members see it. */
export function shownVisit(visit: StoredVisit): Visit {
  const { id, requestId, asker, scope, leftOut, startedAt, endsAt, endedAt, showsEarlier, isPractice } = visit
  const associate = { id: visit.staff, ...visit.associate }
  const carriesOver = visit.carriesOver && { ...visit.carriesOver, scope: [...visit.carriesOver.scope] }
  return {
    ...{ id, requestId, associate, asker, scope: [...scope], leftOut: [...leftOut], startedAt, endsAt, endedAt },
    ...{ former: [...visit.former], carriesOver, showsEarlier, isPractice, guests: [...visit.guests] },
    ended: endedAt === null ? null : endOf(visit),
  }
}

/** Who or what ended it. */
function endOf({ endedBy, staff, former }: StoredVisit): Visit['ended'] {
  const by = endedBy ?? 'silence'
  if (by === staff || former.some(({ id }) => id === by)) return { how: 'associate', by: null }
  const how = visitEnds.find((end) => end === by)
  return how ? { how, by: null } : { how: 'member', by }
}
