// Links that let others into a room. The holder of the link has the code; the store keeps its digest only.
import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely'
import type { AuditAction } from '#shared/audit/contracts.ts'
import type { NewEvent } from '#shared/events/event.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { maxOpenInvitations } from '#shared/rooms/contracts.ts'
import type { Invitation, InvitationPage, ListedInvitation } from '#shared/rooms/contracts.ts'
import type { InvitationRow, Tables } from '#server/storage/tables.ts'
import { savePendingEvent } from '#server/storage/pending-events.ts'
import { writeAudit } from './audit.ts'
import type { AuditNote, AuditedRoom } from './audit.ts'
import { digestOf } from './digest.ts'

/** How long an invitation is valid, and how often, by default. */
export const invitationDefaults = { lifetimeMs: 30 * 86_400_000, maxUses: 50 } as const
/** How much of a code its host sees later: 24 bits of 160. */
const hintLength = 4
/** No code is longer; longer ones are not hashed. */
const maxCodeLength = 100

/** What an invitation shall be. */
export interface InvitationPlan {
  readonly room: AuditedRoom
  readonly role: Role
  readonly lifetimeMs: number
  readonly maxUses: number
  readonly createdBy: MemberId
  /** The product or variant that it opens to. */
  readonly about?: string | undefined
  /** Whether the cart may be looked at before joining. */
  readonly showsCart?: boolean | undefined
  /** The question that it carries: a thread of the room. */
  readonly asks?: string | undefined
  /** Whether the room's title is kept from those who have not joined. */
  readonly hidesTitle?: boolean | undefined
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

  /**
   * Makes an invitation, and notes it for the history. The answer is the only place where its code is.
   * Refuses `too-many-invitations`.
   */
  create(plan: InvitationPlan): Promise<Outcome<Invitation>> {
    return this.#db.transaction().execute(async (trx) => {
      if (await this.#hasMany(trx, plan.room.num)) return refused(refusal('too-many-invitations'))
      const made = await this.createIn(trx, plan)
      await note(trx, plan.room, plan.createdBy, serverEvents.invitationMade(made.id, plan.role))
      return granted(made)
    })
  }

  /** Makes an invitation within a transaction that makes more; that of a new room is no news in it. */
  async createIn(trx: Kysely<Tables>, plan: InvitationPlan): Promise<Invitation> {
    const made = await this.#insert(trx, plan)
    const { room, role, maxUses, createdBy } = plan
    await writeAudit(trx, {
      at: this.#now(),
      where: room,
      actor: { kind: 'member', id: createdBy },
      action: 'invitation.created',
      subject: made.id,
      detail: { role, maxUses, expiresAt: made.expiresAt },
    })
    return made
  }

  async #insert(trx: Kysely<Tables>, plan: InvitationPlan): Promise<Invitation> {
    const code = newId(20)
    const id = newId()
    const now = this.#now()
    const expiresAt = now + plan.lifetimeMs
    await trx
      .insertInto('invitations')
      .values({
        id,
        room: plan.room.num,
        code_hash: digestOf(code),
        hint: code.slice(0, hintLength),
        role: plan.role,
        expires_at: expiresAt,
        max_uses: plan.maxUses,
        uses: 0,
        revoked_at: null,
        created_by: plan.createdBy,
        created_at: now,
        about: plan.about ?? null,
        shows_cart: plan.showsCart === true ? 1 : 0,
        asks: plan.asks ?? null,
        hides_title: plan.hidesTitle === true ? 1 : 0,
      })
      .execute()
    const url = `${this.#publicUrl()}/i/${code}`
    return { id, code, url, role: plan.role, expiresAt: new Date(expiresAt).toISOString(), maxUses: plan.maxUses }
  }

  /**
   * The invitation that a code stands for, if it can still be accepted.
   * Refuses `no-such-invitation`, `invitation-revoked`, `invitation-expired`, `invitation-used-up`.
   */
  async read(code: string): Promise<Outcome<Row>> {
    const found = await this.find(code)
    return found.ok ? this.open(found.value) : found
  }

  /** The invitation that a code stands for, also one that has ended. Refuses `no-such-invitation`. */
  async find(code: string, db: Kysely<Tables> = this.#db): Promise<Outcome<Row>> {
    if (code.length > maxCodeLength) return refused(refusal('no-such-invitation'))
    const row = await db
      .selectFrom('invitations')
      .selectAll()
      .where('code_hash', '=', digestOf(code))
      .executeTakeFirst()
    return row ? granted(row) : refused(refusal('no-such-invitation'))
  }

  /** The invitation, if it can still be accepted. Refuses as `read`. */
  open(row: Row): Outcome<Row> {
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
      .where((e) => isOpen(e, now))
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

  /** Ends an invitation of a room, named by its id or by its code. Ending it twice is no error. @returns its row. */
  revoke(room: AuditedRoom, idOrCode: string, by: MemberId): Promise<Outcome<Row>> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await this.#find(room.num, idOrCode, trx)
      if (!row) return refused(refusal('no-such-invitation'))
      if (!(await this.#end(trx, row))) return granted(row)
      await writeAudit(trx, this.#noteOf(room, by, row, 'invitation.revoked'))
      await note(trx, room, by, serverEvents.invitationRevoked(row.id, row.role as Role))
      return granted(row)
    })
  }

  /**
   * Ends what leads a removed member back, within the transaction that removes them: the link they came by, and the links they made,
   * whose codes they know.
   */
  async endThoseOf(
    trx: Kysely<Tables>,
    room: AuditedRoom,
    member: { readonly id: MemberId; readonly invitation_id: string | null },
    by: MemberId,
  ): Promise<void> {
    const rows = await trx
      .updateTable('invitations')
      .set({ revoked_at: this.#now() })
      .where('room', '=', room.num)
      .where((e) => e.or([e('id', '=', member.invitation_id ?? ''), e('created_by', '=', member.id)]))
      .where((e) => isOpen(e, this.#now()))
      .returningAll()
      .execute()
    for (const row of rows) {
      await writeAudit(trx, this.#noteOf(room, by, row, 'invitation.revoked'))
      await note(trx, room, by, serverEvents.invitationRevoked(row.id, row.role as Role))
    }
  }

  /**
   * Ends an invitation and makes another with the same role, lifetime, number of uses and contents. One that was ended, or replaced, has
   * nothing to replace: whoever did that is not undone by whoever presses late.
   * Refuses `no-such-invitation`, `invitation-revoked`, and `too-many-invitations` for one that had run out.
   */
  rotate(room: AuditedRoom, idOrCode: string, by: MemberId): Promise<Outcome<Invitation>> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await this.#find(room.num, idOrCode, trx)
      if (!row) return refused(refusal('no-such-invitation'))
      if (row.revoked_at !== null) return refused(refusal('invitation-revoked'))
      // One that is open gives its place to the new one.
      if (!this.open(row).ok && (await this.#hasMany(trx, room.num))) return refused(refusal('too-many-invitations'))
      await this.#end(trx, row)
      const { role, expires_at, created_at } = row
      const shown = {
        about: row.about ?? undefined,
        showsCart: row.shows_cart === 1,
        asks: row.asks ?? undefined,
        hidesTitle: row.hides_title === 1,
      }
      const lifetimeMs = expires_at === null ? invitationDefaults.lifetimeMs : expires_at - created_at
      const maxUses = row.max_uses ?? invitationDefaults.maxUses
      const made = await this.#insert(trx, { room, role: role as Role, lifetimeMs, maxUses, createdBy: by, ...shown })
      const detail = { replacement: made.id }
      await writeAudit(trx, { ...this.#noteOf(room, by, row, 'invitation.rotated'), detail })
      await note(trx, room, by, serverEvents.invitationRenewed(made.id, role as Role))
      return granted(made)
    })
  }

  async #hasMany(trx: Kysely<Tables>, room: number): Promise<boolean> {
    const open = await trx
      .selectFrom('invitations')
      .select('id')
      .where('room', '=', room)
      .where((e) => isOpen(e, this.#now()))
      .limit(maxOpenInvitations)
      .execute()
    return open.length === maxOpenInvitations
  }

  /** @returns whether it had not ended before. */
  async #end(trx: Kysely<Tables>, { id }: Row): Promise<boolean> {
    const update = trx.updateTable('invitations').set({ revoked_at: this.#now() })
    const { numUpdatedRows } = await update.where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
    return numUpdatedRows > 0n
  }

  #noteOf(room: AuditedRoom, by: MemberId, { id }: Row, action: AuditAction): AuditNote {
    return { at: this.#now(), where: room, actor: { kind: 'member', id: by }, action, subject: id }
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
      about: row.about,
      showsCart: row.shows_cart === 1,
      asks: row.asks,
      hidesTitle: row.hides_title === 1,
    }
  }
}

/** As `#endOf` says it of a row. */
function isOpen(e: ExpressionBuilder<Tables, 'invitations'>, now: number): Expression<SqlBool> {
  return e.and([
    e('revoked_at', 'is', null),
    e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]),
    e.or([e('max_uses', 'is', null), e('uses', '<', e.ref('max_uses'))]),
  ])
}

function note(trx: Kysely<Tables>, room: AuditedRoom, memberId: MemberId, newEvent: NewEvent): Promise<void> {
  return savePendingEvent(trx, { room: room.num, memberId, newEvent })
}
