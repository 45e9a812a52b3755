// Ends sessions: a member's own, one by one or together, and those of a shop's customers by the shop's server. Connections of ended
// sessions are closed once the end is on disk; later ones are refused.
import type { Kysely } from 'kysely'
import type { RoomId, SessionId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ListedSession } from '#shared/rooms/sessions.ts'
import type { Tables } from '#server/storage/tables.ts'
import { writeAudit } from '../identity/audit.ts'
import type { AdminKey } from '../identity/admin-keys.ts'
import type { Caller } from '../identity/caller.ts'
import { sessionIdleMs } from '../identity/sessions.ts'

/** Sessions of one statement, few enough that the database is blocked for some milliseconds only. */
const batch = 500

/** What ending sessions needs. */
export interface SignOutParts {
  readonly db: Kysely<Tables>
  readonly now: () => number
  /** Closes the connections of these sessions of a room. */
  readonly close: (roomId: RoomId, sessions: readonly SessionId[]) => void
}

/** Ends sessions. */
export class SignOuts {
  readonly #parts: SignOutParts

  constructor(parts: SignOutParts) {
    this.#parts = parts
  }

  /** Where the caller is signed in, the last used first. */
  async list(caller: Caller): Promise<ListedSession[]> {
    const rows = await this.#alive(this.#parts.db, caller)
      .select(['id', 'created_at', 'used_at'])
      .orderBy('used_at', 'desc')
      .orderBy('created_at', 'desc')
      .execute()
    return rows.map(({ id, created_at, used_at }) => ({
      id,
      createdAt: new Date(created_at).toISOString(),
      usedOn: new Date(used_at).toISOString().slice(0, 10),
      current: id === caller.sessionId,
    }))
  }

  /** Ends one session of the caller. Refuses `no-such-session`, also for one that has ended. */
  async end(caller: Caller, id: SessionId): Promise<Outcome<void>> {
    const ended = await this.#end(caller, (of) => of === id)
    return ended.length === 0 ? refused(refusal('no-such-session')) : granted(undefined)
  }

  /** Ends the caller's sessions: all, or all others. Where there is none, that is no error. */
  async endAll(caller: Caller, which: { current: 'keep' | 'end' }): Promise<void> {
    await this.#end(caller, (of) => which.current === 'end' || of !== caller.sessionId)
  }

  /**
   * Ends the sessions of a customer of a shop, or of all its customers: whoever came in with a forged identity is one of them, and
   * the others come in again by the shop's word. Guests stay. Those who come in meanwhile may stay, too.
   * @returns how many it were.
   */
  async endOfCustomers(key: AdminKey, customer: string | undefined): Promise<number> {
    let [count, after] = [0, '']
    for (;;) {
      const ended = await this.#endSome(key, { customer, after })
      for (const [roomId, some] of Map.groupBy(ended, ({ room }) => room))
        this.#parts.close(
          roomId,
          some.map(({ id }) => id),
        )
      count += ended.length
      after = ended.at(-1)?.id ?? after
      if (ended.length < batch) return count
    }
  }

  /** An entry of the log for each statement: so it is true also of one after which the server was stopped. */
  #endSome(
    { id: keyId, shopId }: AdminKey,
    { customer, after }: { customer: string | undefined; after: SessionId },
  ): Promise<{ id: SessionId; room: RoomId }[]> {
    const at = this.#parts.now()
    return this.#parts.db.transaction().execute(async (trx) => {
      const some = await customersSessions(trx, shopId, customer)
        .where('sessions.id', '>', after)
        .orderBy('sessions.id')
        .limit(batch)
        .execute()
      if (some.length === 0) return some
      const ids = some.map(({ id }) => id)
      await trx.updateTable('sessions').set({ ended_at: at }).where('id', 'in', ids).execute()
      const actor = { kind: 'key', id: keyId } as const
      const note = { at, where: { shopId }, actor, subject: customer ?? shopId, detail: { sessions: ids.length } }
      await writeAudit(trx, { ...note, action: 'customer.signed-out' })
      return some
    })
  }

  async #end(caller: Caller, isMeant: (id: SessionId) => boolean): Promise<readonly SessionId[]> {
    const at = this.#parts.now()
    const ended = await this.#parts.db.transaction().execute(async (trx) => {
      const ids = (await this.#alive(trx, caller).select('id').execute()).map(({ id }) => id).filter(isMeant)
      if (ids.length === 0) return ids
      await trx.updateTable('sessions').set({ ended_at: at }).where('id', 'in', ids).execute()
      const actor = { kind: 'member', id: caller.memberId } as const
      const detail = { sessions: ids.length }
      const note = { at, where: caller.room, actor, subject: caller.memberId, detail }
      await writeAudit(trx, { ...note, action: 'member.signed-out' })
      return ids
    })
    this.#parts.close(caller.room.id, ended)
    return ended
  }

  #alive(db: Kysely<Tables>, { memberId }: Caller) {
    return db
      .selectFrom('sessions')
      .where('member_id', '=', memberId)
      .where('ended_at', 'is', null)
      .where('used_at', '>', this.#parts.now() - sessionIdleMs)
  }
}

function customersSessions(db: Kysely<Tables>, shopId: ShopId, customer: string | undefined) {
  const all = db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .innerJoin('rooms', 'rooms.num', 'members.room')
    .select(['sessions.id', 'rooms.id as room'])
    .where('rooms.shop_id', '=', shopId)
    .where('sessions.ended_at', 'is', null)
  return customer === undefined
    ? all.where('members.customer_id', 'is not', null)
    : all.where('members.customer_id', '=', customer)
}
