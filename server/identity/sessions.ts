// Sessions: a long-lived secret of a device that is exchanged for tokens. It ends with the membership, or by not being used.
import assert from 'node:assert/strict'
import type { Kysely } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { MemberId, SessionId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Caller } from './caller.ts'
import type { Callers } from './callers.ts'
import { digestOf } from './digest.ts'
import type { SignedToken } from './signed-tokens.ts'
import type { Tokens } from './tokens.ts'

/** A session that was not used for this long has ended. */
export const sessionIdleMs = 180 * 86_400_000
/** How exact "unused" is: a renewal every few minutes need not be a write to disk each time. */
const touchEveryMs = 86_400_000
/** More devices than anybody has; a shop's customer gets a session with every sign-in. */
const maxSessions = 30
/** How long tokens are renewed with tokens: a stolen one, such as out of the log of a proxy, is good for a day and no more. */
const maxRenewingMs = 12 * 3_600_000
/** Tells a session secret from a member token. */
const prefix = 'tgs_'

/** A session that was opened. */
export interface OpenedSession {
  readonly id: SessionId
  /** Kept nowhere here. */
  readonly secret: string
}

/** A member whose token may be renewed, and since when they are signed in. */
export interface Renewable {
  readonly member: Omit<Caller, 'expiresAt'>
  readonly signedInAt: number
}

/** Opens sessions and renews tokens. */
export class Sessions {
  readonly #db: Kysely<Tables>
  readonly #tokens: Tokens
  readonly #callers: Callers
  readonly #now: () => number

  constructor(options: { db: Kysely<Tables>; tokens: Tokens; callers: Callers; now: () => number }) {
    this.#db = options.db
    this.#tokens = options.tokens
    this.#callers = options.callers
    this.#now = options.now
  }

  /** Opens a session for a member, within the transaction that makes them one. */
  async open(trx: Kysely<Tables>, memberId: MemberId): Promise<OpenedSession> {
    const secret = prefix + newId(32)
    const id = newId()
    const now = this.#now()
    await this.#endSurplus(trx, memberId)
    const row = { id, hash: digestOf(secret), member_id: memberId, created_at: now, used_at: now, ended_at: null }
    await trx.insertInto('sessions').values(row).execute()
    return { id, secret }
  }

  /**
   * The member who holds a valid token or a session secret, for a new token.
   * Refuses what `Callers.byToken` refuses; a session that nobody used is `token-invalid`, and a token whose session's secret
   * was not shown for 12 hours is `token-expired`.
   */
  async renewable(bearer: string | undefined): Promise<Outcome<Renewable>> {
    if (!bearer?.startsWith(prefix)) return this.#renewableToken(bearer)
    const holder = await this.holder(bearer)
    return holder.ok ? granted({ member: holder.value, signedInAt: this.#now() }) : holder
  }

  async #renewableToken(token: string | undefined): Promise<Outcome<Renewable>> {
    const claims = await this.#tokens.verify(token)
    if (!claims.ok) return claims
    const { memberId, roomId, sessionId, signedInAt } = claims.value
    if (signedInAt + maxRenewingMs <= this.#now())
      return refused(refusal('token-expired', { detail: 'A token renews tokens for 12 hours; then the session does.' }))
    const member = await this.#callers.member(memberId, roomId, sessionId)
    return member.ok ? granted({ member: member.value, signedInAt }) : member
  }

  /** A new token for a member. */
  renew({ member: { memberId, room, sessionId }, signedInAt }: Renewable): Promise<SignedToken> {
    assert(sessionId, 'A token comes of a session')
    return this.#tokens.sign({ memberId, roomId: room.id, sessionId, signedInAt })
  }

  /** Whose session this is. Refuses what `renewable` refuses. */
  async holder(secret: string): Promise<Outcome<Omit<Caller, 'expiresAt'>>> {
    const hash = digestOf(secret)
    const row = await this.#db
      .selectFrom('sessions')
      .innerJoin('members', 'members.id', 'sessions.member_id')
      .innerJoin('rooms', 'rooms.num', 'members.room')
      .select(['sessions.id as session', 'sessions.member_id', 'sessions.used_at', 'rooms.id'])
      .where('sessions.hash', '=', hash)
      .executeTakeFirst()
    const now = this.#now()
    if (!row || row.used_at + sessionIdleMs <= now) return refused(refusal('token-invalid'))
    const member = await this.#callers.member(row.member_id, row.id, row.session)
    if (member.ok && row.used_at + touchEveryMs <= now) {
      await this.#db.updateTable('sessions').set({ used_at: now }).where('hash', '=', hash).execute()
    }
    return member
  }

  /** Makes room for one more: of a member's, those go that had ended, then those that were used longest ago. */
  async #endSurplus(trx: Kysely<Tables>, memberId: MemberId): Promise<void> {
    const surplus = trx
      .selectFrom('sessions')
      .select('hash')
      .where('member_id', '=', memberId)
      .orderBy((e) => e('ended_at', 'is', null), 'desc')
      .orderBy('used_at', 'desc')
      .orderBy('created_at', 'desc')
      .offset(maxSessions - 1)
      .limit(maxSessions)
    await trx.deleteFrom('sessions').where('hash', 'in', surplus).execute()
  }
}
