// Who is in a room: what a link shows of them, changing role or name, and leaving.
import type { Kysely } from 'kysely'
import type { AuditAction } from '#shared/audit/contracts.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { InvitationPreview, MemberInfo } from '#shared/rooms/contracts.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Tables } from '#server/storage/tables.ts'
import { defined } from '#shared/defined.ts'
import { infoOf } from './member-rows.ts'
import type { StoredMember } from './member-rows.ts'
import { whyNotName } from './naming.ts'
import { holdRoom, openRoomRow } from './room-rows.ts'
import { currentMembers } from './rooms.ts'
import type { RoomParts, Rooms } from './rooms.ts'
import { readShop } from './shop-rows.ts'
import { forgetHowToReach } from './unreachable.ts'

/** How many members a link shows to those who have not joined yet. */
const previewedMembers = 12

/** What of a member shall change. */
export interface MemberChange {
  readonly role?: Role | undefined
  readonly name?: string | undefined
}

/** The members of all rooms. */
export class Members {
  readonly #parts: RoomParts
  readonly #rooms: Rooms

  constructor(parts: RoomParts & { rooms: Rooms }) {
    this.#parts = parts
    this.#rooms = parts.rooms
  }

  /** What a link leads to. Refuses as `Invitations.read`, and `room-closed`. */
  async preview(code: string): Promise<Outcome<InvitationPreview>> {
    const { db, invitations } = this.#parts
    const invitation = await invitations.read(code)
    if (!invitation.ok) return invitation
    const room = await openRoomRow(db, invitation.value.room)
    if (!room.ok) return room
    const shop = await readShop(db, room.value.shop_id)
    if (!shop.ok) return shop
    const members = await currentMembers(db, room.value.num)
    const shown = members.slice(0, previewedMembers).map(({ name, colour }) => ({ name, colour }))
    const { role, expires_at, created_by, about, shows_cart, asks, hides_title } = invitation.value
    const title = hides_title === 1 ? '' : await this.#rooms.titleOf(room.value)
    const inviter = members.find(({ id }) => id === created_by)
    return granted({
      room: { id: room.value.id, title, locale: room.value.locale, members: shown, memberCount: members.length },
      shop: shop.value,
      role: role as Role,
      expiresAt: expires_at === null ? null : new Date(expires_at).toISOString(),
      invitedBy: inviter ? { name: inviter.name, colour: inviter.colour } : null,
      about,
      showsCart: shows_cart === 1,
      asks,
    })
  }

  /**
   * Changes a member: their role by a host, their name by themselves.
   * Refuses `removed`, `role-may-not`, `not-your-record`, `no-such-member`, `last-host`, `name-taken`.
   */
  async change(caller: Caller, memberId: MemberId, change: MemberChange): Promise<Outcome<MemberInfo>> {
    const set = defined({ role: change.role, name: change.name })
    const changed = await this.#parts.db.transaction().execute((trx) => this.#updateIn(trx, caller, { memberId, set }))
    if (!changed.ok) return changed
    const writer = await this.#rooms.openFor(caller.room.id, memberId, caller.memberId)
    if (change.role !== undefined) writer?.changeRole(memberId, change.role)
    return granted(infoOf(changed.value))
  }

  /**
   * Ends a membership: a host's of anybody, or one's own. Open connections are closed, sessions renew nothing any more.
   * @param keepsLinks whether the links that lead a removed member back stay open: the one they came by, and those they made. Who
   * leaves of their own accord ends none.
   * Refuses `removed`, `role-may-not`, `no-such-member`, `last-host`.
   */
  async remove(caller: Caller, memberId: MemberId, keepsLinks: boolean): Promise<Outcome<void>> {
    const { db, now, invitations } = this.#parts
    const set = { removed_at: now(), removed_by: caller.memberId }
    const removed = await db.transaction().execute(async (trx) => {
      const updated = await this.#updateIn(trx, caller, { memberId, set })
      const endsLinks = updated.ok && !keepsLinks && memberId !== caller.memberId
      if (endsLinks) await invitations.endThoseOf(trx, caller.room, updated.value, caller.memberId)
      return updated
    })
    if (!removed.ok) return removed
    await this.#tellRemoved(caller, [memberId])
    return granted(undefined)
  }

  /**
   * Ends the memberships that came by an invitation, except the caller's own. The caller stays, and is a host: that the room
   * keeps one is why they have to be one still.
   * Refuses `removed`, `role-may-not`.
   */
  async removeInvitedBy(caller: Caller, invitationId: string): Promise<Outcome<void>> {
    const removed = await this.#parts.db.transaction().execute(async (trx): Promise<Outcome<readonly MemberId[]>> => {
      await holdRoom(trx, caller.room.num)
      const actor = (await currentMembers(trx, caller.room.num)).find(({ id }) => id === caller.memberId)
      if (actor?.role !== 'host') return refused(refusal(actor ? 'role-may-not' : 'removed'))
      const rows = await trx
        .updateTable('members')
        .set({ removed_at: this.#parts.now(), removed_by: caller.memberId })
        .where('room', '=', caller.room.num)
        .where('invitation_id', '=', invitationId)
        .where('removed_at', 'is', null)
        .where('id', '!=', caller.memberId)
        .returning('id')
        .execute()
      for (const { id } of rows) await this.#audit(trx, caller, id, ['member.removed', { invitation: invitationId }])
      const ids = rows.map(({ id }) => id)
      await forgetHowToReach(trx, caller.room.num, ids)
      return granted(ids)
    })
    if (!removed.ok) return removed
    await this.#tellRemoved(caller, removed.value)
    return granted(undefined)
  }

  async #tellRemoved(caller: Caller, memberIds: readonly MemberId[]): Promise<void> {
    const { directory, log } = this.#parts
    const writer = await directory.room(caller.room.id).catch((err: unknown) => {
      log.error({ err }, 'seats of a removed member could not be reached')
      return undefined
    })
    // Connections first: each record takes a commit, and where a link let in hundreds, none of them may read on until the last.
    if (writer?.ok) for (const id of memberIds) writer.value.withdraw(id, refusal('removed'))
    for (const id of memberIds) await this.#rooms.openFor(caller.room.id, id, caller.memberId)
  }

  /** Updates a current member's row, if the caller may as they stand now, and unless the room would be left without a host. */
  async #updateIn(
    trx: Kysely<Tables>,
    caller: Caller,
    { memberId, set }: { memberId: MemberId; set: MemberUpdate },
  ): Promise<Outcome<StoredMember>> {
    // Of two hosts who step down, or remove each other, at once the second sees the first.
    await holdRoom(trx, caller.room.num)
    const members = await currentMembers(trx, caller.room.num)
    const no = whyNotUpdate(
      members.find(({ id }) => id === caller.memberId),
      memberId,
      set,
    )
    if (no) return refused(no)
    const member = members.find(({ id }) => id === memberId)
    if (!member) return refused(refusal('no-such-member'))
    const stepsDown = set.removed_at !== undefined || (set.role !== undefined && set.role !== 'host')
    const otherHosts = members.some(({ id, role }) => role === 'host' && id !== memberId)
    if (member.role === 'host' && stepsDown && !otherHosts) return refused(refusal('last-host'))
    const taken = set.name === undefined ? undefined : await whyTaken(trx, caller, set.name, members)
    if (taken) return refused(taken)
    await trx.updateTable('members').set(set).where('id', '=', memberId).execute()
    if (set.removed_at !== undefined) await forgetHowToReach(trx, caller.room.num, [memberId])
    const told = toldOf(caller, member, set)
    if (told) await this.#audit(trx, caller, memberId, told)
    return granted({ ...member, ...set })
  }

  #audit(trx: Kysely<Tables>, caller: Caller, subject: MemberId, [action, detail]: Told): Promise<void> {
    const actor = { kind: 'member', id: caller.memberId } as const
    return writeAudit(trx, { at: this.#parts.now(), where: caller.room, actor, action, subject, detail })
  }
}

interface MemberUpdate {
  readonly role?: Role
  readonly name?: string
  readonly removed_at?: number
  readonly removed_by?: MemberId
}

/** Why a member may not take a name. One's own may be written another way. */
async function whyTaken(
  trx: Kysely<Tables>,
  { memberId, room: { shopId } }: Caller,
  name: string,
  members: readonly StoredMember[],
): Promise<Refusal | undefined> {
  const shop = await readShop(trx, shopId)
  const others = members.filter(({ id }) => id !== memberId).map((member) => member.name)
  return shop.ok ? whyNotName(name, shop.value.name, others) : shop.refusal
}

/** Why the actor, by their current membership, may not change this member. */
function whyNotUpdate(actor: StoredMember | undefined, memberId: MemberId, set: MemberUpdate): Refusal | undefined {
  if (!actor) return refusal('removed')
  const isOwn = actor.id === memberId
  const needsHost = set.role !== undefined || (set.removed_at !== undefined && !isOwn)
  if (needsHost && actor.role !== 'host') return refusal('role-may-not')
  return set.name !== undefined && !isOwn ? refusal('not-your-record') : undefined
}

/** What goes on record, and what of it. */
type Told = readonly [action: AuditAction, detail: Readonly<Record<string, string>>]

/** A new name is not audited: the room's history has it. */
function toldOf(caller: Caller, member: StoredMember, set: MemberUpdate): Told | undefined {
  if (set.removed_at !== undefined) return [caller.memberId === member.id ? 'member.left' : 'member.removed', {}]
  if (set.role === undefined || set.role === member.role) return undefined
  return ['member.role-changed', { from: member.role, to: set.role }]
}
