// The rows of requests to the store. A change holds only where nobody else changed the row meanwhile, on any server: of two who
// claim a request, the database lets one win.
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { HelpPassRow, HelpRequestRow } from '#server/storage/desk-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A request as it is stored. */
export type StoredRequest = Selectable<HelpRequestRow>
/** What of a request is changed; its revision and the next deadline follow. */
export type RequestChange = Omit<Updateable<HelpRequestRow>, 'id' | 'revision' | 'due_at'>

/** The states in which somebody still has something to do. */
const openStates = ['agreed', 'waiting', 'left', 'visiting'] as const

/** Whether somebody still has something to do. */
export function isOpen({ state }: Pick<StoredRequest, 'state'>): boolean {
  return openStates.some((one) => one === state)
}

/** The rows of all requests. */
export class RequestRows {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  get(id: string): Promise<StoredRequest | undefined> {
    return this.#db.selectFrom('help_requests').selectAll().where('id', '=', id).executeTakeFirst()
  }

  ofVisit(visitId: string): Promise<StoredRequest | undefined> {
    return this.#db.selectFrom('help_requests').selectAll().where('visit_id', '=', visitId).executeTakeFirst()
  }

  open(): Promise<StoredRequest[]> {
    return this.#db.selectFrom('help_requests').selectAll().where('state', 'in', openStates).execute()
  }

  /** The ids of open requests with their revisions. */
  revisions(): Promise<Pick<StoredRequest, 'id' | 'revision'>[]> {
    return this.#db.selectFrom('help_requests').select(['id', 'revision']).where('state', 'in', openStates).execute()
  }

  /** The newest of a room. */
  inRoom(room: number, limit: number): Promise<StoredRequest[]> {
    return this.#db
      .selectFrom('help_requests')
      .selectAll()
      .where('room', '=', room)
      .where('transfer_of', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
  }

  /** The store that a room asked last. */
  async lastStoreOf(room: number): Promise<string | null> {
    const row = await this.#db
      .selectFrom('help_requests')
      .select('store')
      .where('room', '=', room)
      .where('store', 'is not', null)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.store ?? null
  }

  /** Open requests of a room, by state and asker. */
  openIn(room: number): Promise<Pick<StoredRequest, 'state' | 'member_id'>[]> {
    return this.#db
      .selectFrom('help_requests')
      .select(['state', 'member_id'])
      .where('room', '=', room)
      .where('transfer_of', 'is', null)
      .where('state', 'in', openStates)
      .execute()
  }

  /** @returns the row as it is stored, with its deadline; undefined where the member has one that waits. */
  insert(row: StoredRequest): Promise<StoredRequest | undefined> {
    return this.#db
      .insertInto('help_requests')
      .values({ ...row, due_at: dueAt(row) })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
  }

  /** Changes a row that is as it was read. @returns the row as it is then; undefined where it was changed meanwhile, or is gone. */
  change(row: StoredRequest, set: RequestChange): Promise<StoredRequest | undefined> {
    return this.#db
      .updateTable('help_requests')
      .set({ ...set, revision: row.revision + 1, due_at: dueAt({ ...row, ...set } as StoredRequest) })
      .where('id', '=', row.id)
      .where('revision', '=', row.revision)
      .returningAll()
      .executeTakeFirst()
  }

  /** Those whose deadline has come, the earliest first. One whose state no version knows would stay due for ever. */
  due(now: number, limit: number, skip: number): Promise<StoredRequest[]> {
    return this.#db
      .selectFrom('help_requests')
      .selectAll()
      .where('due_at', '<=', now)
      .where('state', 'in', openStates)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .offset(skip)
      .execute()
  }

  async nextDue(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('help_requests')
      .select((e) => e.fn.min('due_at').as('due'))
      .where('due_at', '>', after)
      .where('state', 'in', openStates)
      .executeTakeFirst()
    return row?.due ?? undefined
  }

  /** What left to the help desk from a room since a moment. */
  forwardedIn(room: number, since: number): Promise<Pick<StoredRequest, 'member_id'>[]> {
    return this.#db
      .selectFrom('help_requests')
      .select('member_id')
      .where('room', '=', room)
      .where('state', '=', 'forwarded')
      .where('created_at', '>', since)
      .execute()
  }

  /** The appointments of a shop within a time. */
  agreedIn(shopId: string, time: { readonly from: number; readonly to: number }) {
    return this.#db
      .selectFrom('help_requests')
      .select(['id', 'store', 'person', 'agreed_at'])
      .where('shop_id', '=', shopId)
      .where('state', '=', 'agreed')
      .where('agreed_at', '>=', time.from)
      .where('agreed_at', '<', time.to)
      .execute()
  }

  /** Those of whose appointment the asker is to be reminded. */
  toRemind(now: number, limit: number, skip: number): Promise<StoredRequest[]> {
    return this.#db
      .selectFrom('help_requests')
      .selectAll()
      .where('remind_at', '<=', now)
      .where('state', '=', 'agreed')
      .orderBy('remind_at')
      .orderBy('id')
      .limit(limit)
      .offset(skip)
      .execute()
  }

  async nextReminder(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('help_requests')
      .select((e) => e.fn.min('remind_at').as('next'))
      .where('remind_at', '>', after)
      .where('state', '=', 'agreed')
      .executeTakeFirst()
    return row?.next ?? undefined
  }

  async pass(pass: HelpPassRow): Promise<void> {
    await this.#db
      .insertInto('help_passes')
      .values(pass)
      .onConflict((conflict) => conflict.columns(['request_id', 'staff_id']).doUpdateSet({ until: pass.until }))
      .execute()
  }

  passes(now: number): Promise<HelpPassRow[]> {
    return this.#db.selectFrom('help_passes').selectAll().where('until', '>', now).execute()
  }

  async deletePasses(now: number): Promise<void> {
    await this.#db.deleteFrom('help_passes').where('until', '<=', now).execute()
  }

  /** Visits that are over, though their requests do not say so. */
  async endedVisits(): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('help_requests')
      .innerJoin('visits', 'visits.id', 'help_requests.visit_id')
      .select('visits.id')
      .where('help_requests.state', '=', 'visiting')
      .where('visits.ended_at', 'is not', null)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** A crash may have come between the two rows of a visit that began or was handed over: whoever has the visit has its request. */
  async mendTorn(): Promise<void> {
    const torn = await this.#db
      .selectFrom('help_requests')
      .innerJoin('visits', 'visits.request', 'help_requests.id')
      .select(['help_requests.id', 'visits.id as visit_id', 'visits.staff'])
      .where('help_requests.state', '=', 'visiting')
      .where('visits.ended_at', 'is', null)
      .where((e) =>
        e.or([e('help_requests.visit_id', 'is', null), e('help_requests.claimed_by', '<>', e.ref('visits.staff'))]),
      )
      .execute()
    for (const { id, visit_id, staff } of torn)
      await this.#db
        .updateTable('help_requests')
        .set((e) => ({ visit_id, claimed_by: staff, revision: e('revision', '+', 1) }))
        .where('id', '=', id)
        .execute()
  }

  /** Visits that have begun, though their requests do not say so yet: the server ended between the two. */
  async begunVisits(): Promise<readonly { readonly id: string; readonly visitId: string }[]> {
    const rows = await this.#db
      .selectFrom('help_requests')
      .innerJoin('visits', (join) =>
        join.onRef('visits.request', '=', 'help_requests.id').onRef('visits.staff', '=', 'help_requests.claimed_by'),
      )
      .select(['help_requests.id', 'visits.id as visit_id'])
      .where('help_requests.state', '=', 'visiting')
      .where('help_requests.visit_id', 'is', null)
      .where('visits.ended_at', 'is', null)
      .execute()
    return rows.map(({ id, visit_id }) => ({ id, visitId: visit_id }))
  }

  /** Whether the asker is still in the room, and the room is open. */
  async isStillAsked({ room, member_id }: StoredRequest): Promise<boolean> {
    const member = await this.#db
      .selectFrom('members')
      .innerJoin('rooms', 'rooms.num', 'members.room')
      .select('members.id')
      .where('members.id', '=', member_id)
      .where('rooms.num', '=', room)
      .where('members.removed_at', 'is', null)
      .where('rooms.closed_at', 'is', null)
      .executeTakeFirst()
    return member !== undefined
  }

  /** Cancels what members ask who are no longer in their room, and what was asked in rooms that are closed. */
  async cancelOrphans(now: number): Promise<boolean> {
    const gone = this.#db
      .selectFrom('help_requests')
      .innerJoin('members', 'members.id', 'help_requests.member_id')
      .innerJoin('rooms', 'rooms.num', 'help_requests.room')
      .select('help_requests.id')
      .where('help_requests.state', 'in', ['agreed', 'waiting', 'left'])
      .where((e) => e.or([e('members.removed_at', 'is not', null), e('rooms.closed_at', 'is not', null)]))
    const { numUpdatedRows } = await this.#db
      .updateTable('help_requests')
      .set((e) => ({
        state: 'cancelled',
        offered_to: null,
        offer_until: null,
        due_at: null,
        closed_at: now,
        remind_at: null,
        revision: e('revision', '+', 1),
      }))
      .where('id', 'in', gone)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  /** The waits of a queue since a moment, the shortest first. */
  waits(shopId: string, language: string, since: number) {
    return this.#db
      .selectFrom('help_requests')
      .select('wait_ms')
      .where('shop_id', '=', shopId)
      .where('language', '=', language)
      .where('waited_at', '>=', since)
      .where('wait_ms', 'is not', null)
      .where('is_practice', '=', 0)
      .orderBy('wait_ms')
      .execute()
  }
}

/** The earliest of a request's deadlines. */
function dueAt(row: StoredRequest): number | null {
  if (row.state === 'visiting') return row.answer_by
  if (row.state === 'agreed') return row.agreed_at
  if (row.state !== 'waiting') return null
  const deadlines = [
    ...[row.offer_until, row.leave_at, row.prefer_until, row.reach_at],
    row.is_wide === 1 ? null : row.widen_at,
  ]
  return deadlines.reduce((first, next) => (next === null || (first !== null && first <= next) ? first : next), null)
}
