// Staff come to their desk by their shop's word, or in the demo shop by a click.
import type { Kysely } from 'kysely'
import type { StaffMember, StaffSession } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { StaffEmitter } from '#server/host/staff-events.ts'
import type { AdminKey } from '#server/identity/admin-keys.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { ShopIdentities } from '#server/identity/shop-identities.ts'
import type { SignedToken } from '#server/identity/signed-tokens.ts'
import type { StaffCaller, StaffSessions } from '#server/identity/staff.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Attendance } from './attendance.ts'
import type { DemoStaff } from './demo-staff.ts'

/** What signing in needs. */
export interface SignInParts {
  readonly db: Kysely<Tables>
  readonly now: () => number
  readonly identities: ShopIdentities
  readonly sessions: StaffSessions
  readonly attendance: Attendance
  readonly demo: DemoStaff
  readonly emitter: StaffEmitter
  /** Closes what an associate has open of visits. */
  readonly signedOut: (staffId: string) => Promise<void>
  readonly member: (staffId: string) => StaffMember | undefined
}

/** Signs staff in and out. */
export class SignIns {
  readonly #parts: SignInParts

  constructor(parts: SignInParts) {
    this.#parts = parts
  }

  /** Refuses `no-such-shop`, what `ShopIdentities.verify` refuses, and `role-may-not` for a customer. */
  async signIn(shopId: ShopId, identity: string): Promise<Outcome<StaffSession>> {
    const { db, identities, attendance } = this.#parts
    const shop = await db.selectFrom('shops').select('locale').where('id', '=', shopId).executeTakeFirst()
    if (!shop) return refused(refusal('no-such-shop'))
    const known = await identities.verify(shopId, identity)
    if (!known.ok) return known
    const { id, name, locale, staff } = known.value
    if (!staff) return refused(refusal('role-may-not', { detail: 'role: associate or supervisor.' }))
    const { role, store = null, picture = null, skills } = staff
    // Staff speak the shop’s language where the shop says no other.
    const languages = staff.languages.length > 0 ? staff.languages : [languageOf(locale ?? shop.locale)]
    const said = { role, store, picture, skills: [...skills], languages: [...languages], name: name ?? id }
    return this.#open(await attendance.admit({ ...said, shopId, externalId: id, isDemo: false }))
  }

  /** Refuses `not-found` outside of the demo shop as it comes. */
  async signInDemo(shopId: ShopId, staffId: string): Promise<Outcome<StaffSession>> {
    const me = (await this.#parts.demo.of(shopId)).find(({ id }) => id === staffId)
    return me ? this.#open(me) : refused(refusal('not-found'))
  }

  /** Another token of the session. Refuses `session-ended`. */
  async renew(caller: StaffCaller): Promise<Outcome<StaffSession>> {
    const me = this.#parts.member(caller.staffId)
    return me ? granted(session(await this.#parts.sessions.renew(caller), me)) : refused(refusal('session-ended'))
  }

  /** Signs an associate out on all devices: what they have not answered goes to others. */
  async signOut(staffId: string): Promise<void> {
    const { sessions, attendance, emitter } = this.#parts
    await sessions.end(staffId)
    await attendance.set(staffId, { availability: 'off' })
    emitter.endStaff(staffId, 'session-ended')
    await this.#parts.signedOut(staffId)
  }

  /**
   * The shop signs staff out, as it does its customers: one by the shop's own id of them, or all. They come in again by the shop's word.
   * @returns how many sessions it were.
   */
  async signOutByShop({ id: keyId, shopId }: AdminKey, externalId: string | undefined): Promise<number> {
    const { db, now } = this.#parts
    let staff = db.selectFrom('staff').select(['id', 'external_id']).where('shop_id', '=', shopId)
    if (externalId !== undefined) staff = staff.where('external_id', '=', externalId)
    let count = 0
    for (const { id, external_id: subject } of await staff.orderBy('id').execute()) {
      const sessions = await db.transaction().execute(async (trx) => {
        const ended = await trx.deleteFrom('staff_sessions').where('staff_id', '=', id).executeTakeFirst()
        const detail = { sessions: Number(ended.numDeletedRows) }
        if (detail.sessions === 0) return 0
        const note = { at: now(), where: { shopId }, actor: { kind: 'key', id: keyId }, subject, detail } as const
        await writeAudit(trx, { ...note, action: 'staff.signed-out' })
        return detail.sessions
      })
      if (sessions > 0) await this.signOut(id)
      count += sessions
    }
    return count
  }

  async #open(me: StaffMember): Promise<Outcome<StaffSession>> {
    return granted(session(await this.#parts.sessions.open(me.id), me))
  }
}

function session({ token, expiresAt }: SignedToken, me: StaffMember): StaffSession {
  return { token, expiresAt, me }
}

function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? 'en'
}
