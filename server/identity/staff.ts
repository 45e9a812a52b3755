// From a staff token to the associate who asks, as the store knows them at this moment; and the sessions that tokens come of.
import type { Kysely } from 'kysely'
import type { StaffRole } from '#shared/desk/contracts.ts'
import { newId } from '#shared/ids.ts'
import type { SessionId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'
import { isDemoAsItComes } from './demo-shop.ts'
import type { SignedToken } from './signed-tokens.ts'
import type { StaffTokens } from './staff-tokens.ts'

/** How long tokens are renewed after a sign-in: a shift, and not the next day. */
const maxSessionMs = 12 * 3_600_000

/** Who asks: an associate or a supervisor of a shop. */
export interface StaffCaller {
  readonly staffId: string
  readonly shopId: ShopId
  readonly name: string
  readonly role: StaffRole
  readonly sessionId: SessionId
  /** When the token runs out, milliseconds since 1970. */
  readonly expiresAt: number
}

/** Finds out which associate asks, and signs them in and out. */
export class StaffSessions {
  readonly #parts: { readonly db: Kysely<Tables>; readonly tokens: StaffTokens; readonly now: () => number }

  constructor(parts: { db: Kysely<Tables>; tokens: StaffTokens; now: () => number }) {
    this.#parts = parts
  }

  /** Who holds this token. Refuses what `StaffTokens.verify` refuses, and `session-ended`. */
  async byToken(token: string | undefined): Promise<Outcome<StaffCaller>> {
    const claims = await this.#parts.tokens.verify(token)
    if (!claims.ok) return claims
    const { expiresAt } = claims.value
    const known = await this.bySession(claims.value)
    return known.ok ? granted({ ...known.value, expiresAt }) : known
  }

  /** Whose session this is. Refuses `session-ended`. */
  async bySession({
    staffId,
    sessionId,
  }: Pick<StaffCaller, 'staffId' | 'sessionId'>): Promise<Outcome<Omit<StaffCaller, 'expiresAt'>>> {
    const { db, now } = this.#parts
    const row = await db
      .selectFrom('staff_sessions')
      .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
      .select(['staff.shop_id', 'staff.name', 'staff.role', 'staff.is_demo'])
      .where('staff_sessions.id', '=', sessionId)
      .where('staff_sessions.staff_id', '=', staffId)
      .where('staff_sessions.created_at', '>', now() - maxSessionMs)
      .executeTakeFirst()
    if (!row || (row.is_demo === 1 && !(await isDemoAsItComes(db, row.shop_id))))
      return refused(refusal('session-ended'))
    return granted({ staffId, shopId: row.shop_id, name: row.name, role: row.role, sessionId })
  }

  /** A new session with its first token. */
  async open(staffId: string): Promise<SignedToken> {
    const { db, tokens, now } = this.#parts
    const sessionId = newId()
    await db
      .deleteFrom('staff_sessions')
      .where('created_at', '<=', now() - maxSessionMs)
      .execute()
    await db.insertInto('staff_sessions').values({ id: sessionId, staff_id: staffId, created_at: now() }).execute()
    return tokens.sign({ staffId, sessionId })
  }

  /** Another token of the session. */
  renew({ staffId, sessionId }: Pick<StaffCaller, 'staffId' | 'sessionId'>): Promise<SignedToken> {
    return this.#parts.tokens.sign({ staffId, sessionId })
  }

  /** Ends the sessions of the associate, on all devices. */
  async end(staffId: string): Promise<void> {
    await this.#parts.db.deleteFrom('staff_sessions').where('staff_id', '=', staffId).execute()
  }
}
