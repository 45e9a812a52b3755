// Who is in a room: coming in by a link, changing role or name, and leaving.
import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { InvitationPreview, JoinedRoom, MemberInfo } from '#shared/rooms/contracts.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Tables } from '#server/storage/tables.ts'
import { infoOf, insertMember } from './member-rows.ts'
import type { StoredMember } from './member-rows.ts'
import { currentMembers } from './rooms.ts'
import type { RoomParts, Rooms, StoredRoom } from './rooms.ts'
import { readGuestShop, readShop } from './shop-rows.ts'

/** How many members a link shows to those who have not joined yet. */
const previewedMembers = 12

/** Somebody who accepts an invitation. */
export interface Person {
  readonly name: string
  readonly locale?: string | undefined
}

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
    const room = await openRoom(db, invitation.value.room)
    if (!room.ok) return room
    const shop = await readShop(db, room.value.shop_id)
    if (!shop.ok) return shop
    const members = await currentMembers(db, room.value.num)
    const shown = members.slice(0, previewedMembers).map(({ name, colour }) => ({ name, colour }))
    const title = await this.#rooms.titleOf(room.value)
    const { role, expires_at } = invitation.value
    return granted({
      room: { id: room.value.id, title, members: shown, memberCount: members.length },
      shop: shop.value,
      role: role as Role,
      expiresAt: expires_at === null ? null : new Date(expires_at).toISOString(),
    })
  }

  /**
   * Makes somebody a member by an invitation's code.
   * Refuses `no-such-invitation`, `invitation-revoked`, `invitation-expired`, `invitation-used-up`, `room-closed`,
   * `room-full`, `sign-in-needed`.
   */
  async accept(code: string, person: Person): Promise<Outcome<JoinedRoom>> {
    const { db } = this.#parts
    const entry = await db.transaction().execute((trx) => this.#enter(trx, code, person))
    if (!entry.ok) return entry
    const { room, member, session } = entry.value
    return granted(await this.#rooms.joined(room, member, session))
  }

  /**
   * Changes a member: their role by a host, their name by themselves.
   * Refuses `role-may-not`, `not-your-record`, `no-such-member`, `last-host`.
   */
  async change(caller: Caller, memberId: MemberId, change: MemberChange): Promise<Outcome<MemberInfo>> {
    if (change.role !== undefined && caller.role !== 'host') return refused(refusal('role-may-not'))
    if (change.name !== undefined && caller.memberId !== memberId) return refused(refusal('not-your-record'))
    const changed = await this.#update(caller.room.num, memberId, {
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.name === undefined ? {} : { name: change.name }),
    })
    if (!changed.ok) return changed
    const door = await this.#rooms.openFor(caller.room.id, memberId, caller.memberId)
    if (change.role !== undefined) door?.changeRole(memberId, change.role)
    return granted(infoOf(changed.value))
  }

  /**
   * Ends a membership: a host's of anybody, or one's own. Open seats are closed, sessions renew nothing any more.
   * Refuses `role-may-not`, `no-such-member`, `last-host`.
   */
  async remove(caller: Caller, memberId: MemberId): Promise<Outcome<void>> {
    if (caller.role !== 'host' && caller.memberId !== memberId) return refused(refusal('role-may-not'))
    const removed = await this.#update(caller.room.num, memberId, { removed_at: this.#parts.now() })
    if (!removed.ok) return removed
    await this.#tellRemoved(caller, memberId)
    return granted(undefined)
  }

  /** Ends the memberships that came by an invitation, except the caller's own. */
  async removeInvitedBy(caller: Caller, invitationId: string): Promise<void> {
    const rows = await this.#parts.db
      .updateTable('members')
      .set({ removed_at: this.#parts.now() })
      .where('room', '=', caller.room.num)
      .where('invitation_id', '=', invitationId)
      .where('removed_at', 'is', null)
      .where('id', '!=', caller.memberId)
      .returning('id')
      .execute()
    for (const { id } of rows) await this.#tellRemoved(caller, id)
  }

  async #tellRemoved(caller: Caller, memberId: MemberId): Promise<void> {
    const { directory, log } = this.#parts
    await this.#rooms.openFor(caller.room.id, memberId, caller.memberId)
    // The record may have failed to be written; the seats are closed all the same.
    const door = await directory.room(caller.room.id).catch((err: unknown) => {
      log.error({ err }, 'seats of a removed member could not be reached')
      return undefined
    })
    if (door?.ok) door.value.withdraw(memberId, refusal('removed'))
  }

  async #enter(trx: Kysely<Tables>, code: string, person: Person) {
    const { invitations, sessions, now } = this.#parts
    const invitation = await invitations.read(code, trx)
    if (!invitation.ok) return invitation
    const room = await openRoom(trx, invitation.value.room)
    if (!room.ok) return room
    const shop = await readGuestShop(trx, room.value.shop_id)
    if (!shop.ok) return shop
    if ((await countMembers(trx, room.value.num)) >= maxRoomMembers) return refused(refusal('room-full'))
    const claimed = await invitations.claim(trx, invitation.value)
    if (!claimed.ok) return claimed
    const { id, role } = invitation.value
    const newcomer = {
      name: person.name,
      role: role as Role,
      locale: person.locale ?? room.value.locale,
      invitationId: id,
    }
    const member = await insertMember(trx, room.value.num, newcomer, now())
    return granted({ room: room.value, member, session: await sessions.open(trx, member.id) })
  }

  /** Updates a current member's row, unless the room would be left without a host. */
  #update(
    room: number,
    memberId: MemberId,
    set: { role?: Role; name?: string; removed_at?: number },
  ): Promise<Outcome<StoredMember>> {
    return this.#parts.db.transaction().execute(async (trx) => {
      // Takes the room's row, so that of two hosts who step down at once the second sees the first.
      await trx
        .updateTable('rooms')
        .set((e) => ({ closed_at: e.ref('closed_at') }))
        .where('num', '=', room)
        .execute()
      const members = await currentMembers(trx, room)
      const member = members.find(({ id }) => id === memberId)
      if (!member) return refused(refusal('no-such-member'))
      const stepsDown = set.removed_at !== undefined || (set.role !== undefined && set.role !== 'host')
      const otherHosts = members.some(({ id, role }) => role === 'host' && id !== memberId)
      if (member.role === 'host' && stepsDown && !otherHosts) return refused(refusal('last-host'))
      await trx.updateTable('members').set(set).where('id', '=', memberId).execute()
      return granted({ ...member, ...set })
    })
  }
}

async function openRoom(db: Kysely<Tables>, num: number): Promise<Outcome<StoredRoom>> {
  const room = await db.selectFrom('rooms').selectAll().where('num', '=', num).executeTakeFirst()
  if (!room) return refused(refusal('no-such-room'))
  return room.closed_at === null ? granted(room) : refused(refusal('room-closed'))
}

async function countMembers(db: Kysely<Tables>, room: number): Promise<number> {
  const { count } = await db
    .selectFrom('members')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('room', '=', room)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
