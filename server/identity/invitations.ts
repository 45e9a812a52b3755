// Links that let others into a room. The code is known to whoever holds the link; the store keeps its digest.
import type { Kysely, Selectable } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { Invitation, InvitationPage, ListedInvitation } from '#shared/rooms/contracts.ts'
import type { InvitationRow, Tables } from '#server/storage/tables.ts'
import { digestOf } from './digest.ts'

/** How long an invitation is good for, and how often, where nobody said otherwise. */
export const invitationDefaults = { lifetimeMs: 30 * 86_400_000, maxUses: 50 } as const
/** How much of a code its host sees later: 24 bits of 160. */
const hintLength = 4
/** No code of ours is longer; what is longer is not hashed. */
const maxCodeLength = 100

/** What an invitation shall be. */
export interface InvitationPlan {
  /** `rooms.num` */
  readonly room: number
  readonly role: Role
  readonly lifetimeMs: number
  readonly maxUses: number
  readonly createdBy: MemberId
}

type Row = Selectable<InvitationRow>

/** Makes, counts and ends invitations. */
export class Invitations {
  readonly #db: Kysely<Tables>
  readonly #now: () => number
  readonly #publicUrl: () => string

  /** @param options.publicUrl where people reach this server, without a slash at the end. */
  constructor(options: { db: Kysely<Tables>; now: () => number; publicUrl: () => string }) {
    this.#db = options.db
    this.#now = options.now
    this.#publicUrl = options.publicUrl
  }

  /** Makes an invitation. The answer is the only place where its code is. */
  async create(plan: InvitationPlan, db: Kysely<Tables> = this.#db): Promise<Invitation> {
    const code = newId(20)
    const id = newId()
    const now = this.#now()
    const expiresAt = now + plan.lifetimeMs
    await db
      .insertInto('invitations')
      .values({
        id,
        room: plan.room,
        code_hash: digestOf(code),
        hint: code.slice(0, hintLength),
        role: plan.role,
        expires_at: expiresAt,
        max_uses: plan.maxUses,
        uses: 0,
        revoked_at: null,
        created_by: plan.createdBy,
        created_at: now,
      })
      .execute()
    const url = `${this.#publicUrl()}/i/${code}`
    return { id, code, url, role: plan.role, expiresAt: new Date(expiresAt).toISOString(), maxUses: plan.maxUses }
  }

  /**
   * The invitation that a code stands for, if it can still be accepted.
   * Refuses `no-such-invitation`, `invitation-revoked`, `invitation-expired`, `invitation-used-up`.
   */
  async read(code: string, db: Kysely<Tables> = this.#db): Promise<Outcome<Row>> {
    if (code.length > maxCodeLength) return refused(refusal('no-such-invitation'))
    const row = await db
      .selectFrom('invitations')
      .selectAll()
      .where('code_hash', '=', digestOf(code))
      .executeTakeFirst()
    if (!row) return refused(refusal('no-such-invitation'))
    const ended = this.#endOf(row)
    return ended ? refused(refusal(ended)) : granted(row)
  }

  /**
   * Counts one use, within the transaction that makes the member. Of two that claim the last use at once, one is refused:
   * the condition and the count are one statement.
   */
  async claim(trx: Kysely<Tables>, row: Row): Promise<Outcome<void>> {
    const now = this.#now()
    const { numUpdatedRows } = await trx
      .updateTable('invitations')
      .set((e) => ({ uses: e('uses', '+', 1) }))
      .where('id', '=', row.id)
      .where('revoked_at', 'is', null)
      .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]))
      .where((e) => e.or([e('max_uses', 'is', null), e('uses', '<', e.ref('max_uses'))]))
      .executeTakeFirst()
    if (numUpdatedRows > 0n) return granted(undefined)
    const after = await trx.selectFrom('invitations').selectAll().where('id', '=', row.id).executeTakeFirst()
    return refused(refusal((after && this.#endOf(after)) ?? 'no-such-invitation'))
  }

  /**
   * The invitations of a room, newest first.
   * @param before cursor: `next` of the page before.
   */
  async list(room: number, page: { before?: string | undefined; limit: number }): Promise<InvitationPage> {
    const [at, id] = page.before?.split('~') ?? []
    let query = this.#db.selectFrom('invitations').selectAll().where('room', '=', room)
    if (at !== undefined && id !== undefined) {
      const time = Number(at)
      query = query.where((e) =>
        e.or([e('created_at', '<', time), e.and([e('created_at', '=', time), e('id', '<', id)])]),
      )
    }
    const rows = await query
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(page.limit + 1)
      .execute()
    const shown = rows.slice(0, page.limit)
    const last = shown.at(-1)
    const next = rows.length > page.limit && last ? `${last.created_at}~${last.id}` : null
    return { invitations: shown.map((row) => this.#listed(row)), next }
  }

  /** Ends an invitation of a room, named by its id or by its code. Ending it twice is no error. @returns its id. */
  async revoke(room: number, idOrCode: string, db: Kysely<Tables> = this.#db): Promise<Outcome<Row>> {
    const row = await this.#find(room, idOrCode, db)
    if (!row) return refused(refusal('no-such-invitation'))
    const update = db.updateTable('invitations').set({ revoked_at: this.#now() })
    await update.where('id', '=', row.id).where('revoked_at', 'is', null).execute()
    return granted(row)
  }

  /** Ends an invitation and makes another with the same role, lifetime and number of uses. */
  async rotate(room: number, idOrCode: string, createdBy: MemberId): Promise<Outcome<Invitation>> {
    return this.#db.transaction().execute(async (trx) => {
      const old = await this.revoke(room, idOrCode, trx)
      if (!old.ok) return old
      const { role, expires_at, created_at, max_uses } = old.value
      const lifetimeMs = expires_at === null ? invitationDefaults.lifetimeMs : expires_at - created_at
      const maxUses = max_uses ?? invitationDefaults.maxUses
      return granted(await this.create({ room, role: role as Role, lifetimeMs, maxUses, createdBy }, trx))
    })
  }

  #find(room: number, idOrCode: string, db: Kysely<Tables>): Promise<Row | undefined> {
    return db
      .selectFrom('invitations')
      .selectAll()
      .where('room', '=', room)
      .where((e) => e.or([e('id', '=', idOrCode), e('code_hash', '=', digestOf(idOrCode))]))
      .executeTakeFirst()
  }

  #endOf(row: Row): Extract<RefusalCode, `invitation-${string}`> | undefined {
    if (row.revoked_at !== null) return 'invitation-revoked'
    if (row.expires_at !== null && row.expires_at <= this.#now()) return 'invitation-expired'
    return row.max_uses !== null && row.uses >= row.max_uses ? 'invitation-used-up' : undefined
  }

  #listed(row: Row): ListedInvitation {
    const states = {
      'invitation-revoked': 'revoked',
      'invitation-expired': 'expired',
      'invitation-used-up': 'used-up',
    } as const
    const ended = this.#endOf(row)
    return {
      id: row.id,
      hint: row.hint,
      role: row.role as Role,
      expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
      maxUses: row.max_uses,
      uses: row.uses,
      state: ended ? states[ended] : 'open',
      createdBy: row.created_by,
    }
  }
}
