// The ways into a room that exists: by a link, again as the customer one is, and a guest who turns out to be a customer.
import type { Kysely } from 'kysely'
import type { AuditAction } from '#shared/audit/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { maxSignInRooms } from '#shared/rooms/contracts.ts'
import type { JoinedRoom, MemberInfo, SignedIn } from '#shared/rooms/contracts.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Invitations } from '#server/identity/invitations.ts'
import type { OpenedSession } from '#server/identity/sessions.ts'
import type { Tables } from '#server/storage/tables.ts'
import { infoOf, insertMember } from './member-rows.ts'
import type { StoredMember } from './member-rows.ts'
import { toldApart } from './naming.ts'
import { newcomerOf } from './newcomer.ts'
import type { EntryRequest, NamedPerson } from './newcomer.ts'
import { holdRoom, openRoomRow } from './room-rows.ts'
import { currentMembers } from './rooms.ts'
import type { RoomParts, Rooms, StoredRoom } from './rooms.ts'
import { readShop } from './shop-rows.ts'

/** Who came in, and whether they are new. */
export interface Entry {
  readonly joined: JoinedRoom
  readonly isNew: boolean
}

interface Admitted {
  readonly room: StoredRoom
  readonly member: StoredMember
  readonly session: OpenedSession
  readonly isNew: boolean
}

type InvitationRow = Parameters<Invitations['open']>[0]

/** How people come into rooms. */
export class Entries {
  readonly #parts: RoomParts
  readonly #rooms: Rooms

  constructor(parts: RoomParts & { rooms: Rooms }) {
    this.#parts = parts
    this.#rooms = parts.rooms
  }

  /**
   * Makes somebody a member by an invitation's code. A customer who is one already gets their membership again: no use is
   * counted, and how the invitation ended does not matter.
   * @param whyNot why the request may not enter rooms of a shop, judged by its address; undefined where it may.
   * Refuses as `Invitations.read` and `newcomerOf`; `room-closed`, `room-full`; `removed` for a customer whom a host has
   * removed since the invitation was made.
   */
  async accept(
    code: string,
    request: EntryRequest,
    whyNot: (shopId: ShopId) => Promise<Refusal | undefined>,
  ): Promise<Outcome<Entry>> {
    const { db, invitations } = this.#parts
    const found = await (request.identity === undefined ? invitations.read(code) : invitations.find(code))
    if (!found.ok) return found
    const room = await openRoomRow(db, found.value.room)
    if (!room.ok) return room
    const no = await whyNot(room.value.shop_id)
    if (no) return refused(no)
    const usual = { shop: room.value.shop_id, locale: room.value.locale }
    const person = await newcomerOf(this.#parts, request, usual)
    if (!person.ok) return person
    const admitted = await db.transaction().execute((trx) => this.#admit(trx, found.value, person.value))
    if (!admitted.ok) return admitted
    const { member, session, isNew } = admitted.value
    return granted({ joined: await this.#rooms.joined(admitted.value.room, member, session), isNew })
  }

  /**
   * A guest becomes the customer that the shop says they are, and keeps everything they have done.
   * Refuses as `ShopIdentities.verify`; `member-taken` where the member is another customer, `identity-taken` where the
   * customer is another member.
   */
  async claim(caller: Caller, identity: string): Promise<Outcome<MemberInfo>> {
    const { db, identities } = this.#parts
    const customer = await identities.verify(caller.room.shopId, identity)
    if (!customer.ok) return customer
    return db.transaction().execute(async (trx) => {
      await holdRoom(trx, caller.room.num)
      const member = await trx.selectFrom('members').selectAll().where('id', '=', caller.memberId).executeTakeFirst()
      if (member?.removed_at !== null) return refused(refusal('removed'))
      if (member.customer_id === customer.value.id) return granted(infoOf(member))
      if (member.customer_id !== null) return refused(refusal('member-taken'))
      if (await memberOf(trx, caller.room.num, customer.value.id)) return refused(refusal('identity-taken'))
      await trx
        .updateTable('members')
        .set({ customer_id: customer.value.id })
        .where('id', '=', caller.memberId)
        .execute()
      await this.#audit(trx, caller.room, member, ['member.claimed', member.id])
      return granted(infoOf(member))
    })
  }

  /**
   * The rooms of a customer, with a session for each, so that another device of theirs finds them.
   * Refuses `no-such-shop`, and as `ShopIdentities.verify`.
   */
  async signIn(shopId: ShopId, identity: string): Promise<Outcome<SignedIn>> {
    const { db, identities } = this.#parts
    const shop = await readShop(db, shopId)
    if (!shop.ok) return shop
    const customer = await identities.verify(shopId, identity)
    if (!customer.ok) return customer
    const entered = await db.transaction().execute((trx) => this.#openAll(trx, shopId, customer.value.id))
    const rooms = entered.map(({ room, member, session }) => this.#rooms.knownTo(room, member, session))
    return granted({ rooms: await Promise.all(rooms) })
  }

  async #admit(trx: Kysely<Tables>, invitation: InvitationRow, person: NamedPerson): Promise<Outcome<Admitted>> {
    const { invitations } = this.#parts
    await holdRoom(trx, invitation.room)
    const room = await openRoomRow(trx, invitation.room)
    if (!room.ok) return room
    const known = person.customerId === null ? undefined : await memberOf(trx, room.value.num, person.customerId)
    if (known) return granted(await this.#welcomeBack(trx, room.value, known))
    const open = invitations.open(invitation)
    if (!open.ok) return open
    if (await wasRemovedSince(trx, invitation, person)) return refused(refusal('removed'))
    if ((await countMembers(trx, room.value.num)) >= maxRoomMembers) return refused(refusal('room-full'))
    const claimed = await invitations.claim(trx, invitation)
    return claimed.ok ? granted(await this.#insert(trx, room.value, invitation, person)) : claimed
  }

  async #insert(
    trx: Kysely<Tables>,
    room: StoredRoom,
    { id, role }: InvitationRow,
    person: NamedPerson,
  ): Promise<Admitted> {
    const others = (await currentMembers(trx, room.num)).map(({ name }) => name)
    const name = toldApart(person.name, others)
    const newcomer = { ...person, name, role: role as Role, invitationId: id }
    const member = await insertMember(trx, room.num, newcomer, this.#parts.now())
    await this.#audit(trx, whereOf(room), member, ['invitation.accepted', id])
    return { room, member, session: await this.#parts.sessions.open(trx, member.id), isNew: true }
  }

  async #welcomeBack(trx: Kysely<Tables>, room: StoredRoom, member: StoredMember): Promise<Admitted> {
    await this.#audit(trx, whereOf(room), member, ['member.returned', member.id])
    return { room, member, session: await this.#parts.sessions.open(trx, member.id), isNew: false }
  }

  async #openAll(trx: Kysely<Tables>, shopId: ShopId, customerId: string): Promise<Omit<Admitted, 'isNew'>[]> {
    const members = await trx
      .selectFrom('members')
      .innerJoin('rooms', 'rooms.num', 'members.room')
      .selectAll('members')
      .where('members.customer_id', '=', customerId)
      .where('members.removed_at', 'is', null)
      .where('rooms.shop_id', '=', shopId)
      .where('rooms.closed_at', 'is', null)
      .orderBy('members.since', 'desc')
      .orderBy('members.id')
      .limit(maxSignInRooms)
      .execute()
    const entered = []
    for (const member of members) {
      const room = await trx.selectFrom('rooms').selectAll().where('num', '=', member.room).executeTakeFirstOrThrow()
      entered.push({ room, member, session: await this.#parts.sessions.open(trx, member.id) })
    }
    const actor = { kind: 'customer', id: customerId } as const
    const note = {
      at: this.#parts.now(),
      where: { shopId },
      actor,
      subject: customerId,
      detail: { rooms: entered.length },
    }
    await writeAudit(trx, { ...note, action: 'customer.signed-in' })
    return entered
  }

  /** The room's host reads this too: it names members and never customers. */
  #audit(
    trx: Kysely<Tables>,
    where: { readonly num: number; readonly shopId: ShopId },
    member: StoredMember,
    [action, subject]: readonly [AuditAction, string],
  ): Promise<void> {
    const actor = { kind: 'member', id: member.id } as const
    return writeAudit(trx, { at: this.#parts.now(), where, actor, action, subject, detail: { role: member.role } })
  }
}

function whereOf({ num, shop_id }: StoredRoom): { num: number; shopId: ShopId } {
  return { num, shopId: shop_id }
}

/** The member that a customer is in a room now. */
function memberOf(db: Kysely<Tables>, room: number, customerId: string): Promise<StoredMember | undefined> {
  return db
    .selectFrom('members')
    .selectAll()
    .where('room', '=', room)
    .where('customer_id', '=', customerId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Whether another has removed this customer since the invitation was made: an old link does not undo that, a new one does. */
async function wasRemovedSince(
  db: Kysely<Tables>,
  { room, created_at }: InvitationRow,
  { customerId }: NamedPerson,
): Promise<boolean> {
  if (customerId === null) return false
  const removed = await db
    .selectFrom('members')
    .select('id')
    .where('room', '=', room)
    .where('customer_id', '=', customerId)
    .where('removed_at', '>=', created_at)
    .whereRef('removed_by', '!=', 'id')
    .executeTakeFirst()
  return removed !== undefined
}

/** How many are in a room now. */
export async function countMembers(db: Kysely<Tables>, room: number): Promise<number> {
  const { count } = await db
    .selectFrom('members')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('room', '=', room)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
