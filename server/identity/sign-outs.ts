// Ends sessions: a member's own, one by one or together, and those of a shop's customers by the shop's server. What is open by
// them is told to close once that is on disk: whoever opens something later is refused.
import type { Kysely } from 'kysely'
import type { RoomId, SessionId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ListedSession } from '#shared/rooms/sessions.ts'
import type { Tables } from '#server/storage/tables.ts'
import { writeAudit } from './audit.ts'
import type { Caller } from './caller.ts'
import { sessionIdleMs } from './sessions.ts'

/** What ending sessions needs. */
export interface SignOutParts {
  readonly db: Kysely<Tables>
  readonly now: () => number
  /** Closes what is open by these sessions, which are of that room. */
  readonly close: (roomId: RoomId, sessions: readonly SessionId[]) => void
}

/** See above. */
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
