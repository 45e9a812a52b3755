// What associates are being called to, as it is stored: a restart forgets no call, and closes what it showed.
import type { Kysely, Selectable } from 'kysely'
import type { StaffCallRow } from '#server/storage/attention-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

export type StoredCall = Selectable<StaffCallRow>
type CallKey = Pick<StoredCall, 'staff_id' | 'subject'>

/** The rows of all calls. */
export class CallRows {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  of(staffId: string): Promise<StoredCall[]> {
    return this.#db.selectFrom('staff_calls').selectAll().where('staff_id', '=', staffId).execute()
  }

  /** Those who are called to anything. */
  async called(): Promise<readonly string[]> {
    const rows = await this.#db.selectFrom('staff_calls').select('staff_id').distinct().execute()
    return rows.map(({ staff_id }) => staff_id)
  }

  async put(call: StoredCall): Promise<void> {
    await this.#db
      .insertInto('staff_calls')
      .values(call)
      .onConflict((conflict) => conflict.columns(['staff_id', 'subject']).doUpdateSet(call))
      .execute()
  }

  /** @returns whether this deleted it: exactly one of several that try. */
  async delete({ staff_id, subject }: CallKey): Promise<boolean> {
    const deleted = await this.#db
      .deleteFrom('staff_calls')
      .where('staff_id', '=', staff_id)
      .where('subject', '=', subject)
      .executeTakeFirst()
    return deleted.numDeletedRows > 0n
  }

  /** What is to be pushed, the earliest first. */
  due(now: number, limit: number, skip: number): Promise<StoredCall[]> {
    return this.#db
      .selectFrom('staff_calls')
      .selectAll()
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('staff_id')
      .limit(limit)
      .offset(skip)
      .execute()
  }

  /** Notes a push that is about to leave. @returns whether it is for this server to send. */
  async pushing(call: StoredCall, { now, nextAt }: { now: number; nextAt: number | null }): Promise<boolean> {
    const updated = await this.#db
      .updateTable('staff_calls')
      .set({ pushed_at: now, next_at: nextAt })
      .where('staff_id', '=', call.staff_id)
      .where('subject', '=', call.subject)
      .where('next_at', '=', call.next_at)
      .executeTakeFirst()
    return updated.numUpdatedRows > 0n
  }

  async nextDue(after: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('staff_calls')
      .select((e) => e.fn.min('next_at').as('next'))
      .where('next_at', '>', after)
      .executeTakeFirst()
    return row?.next ?? undefined
  }
}
