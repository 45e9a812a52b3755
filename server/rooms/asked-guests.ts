// People who come in by answering: somebody asked them by a link when they were not in the room yet. They are members from their first
// answer on, and one of their devices may take the membership along.
import type { Kysely } from 'kysely'
import type { MemberId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { JoinedRoom } from '#shared/rooms/contracts.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { Tables } from '#server/storage/tables.ts'
import { countMembers } from './entries.ts'
import { insertMember } from './member-rows.ts'
import { toldApart } from './naming.ts'
import { newcomerOf } from './newcomer.ts'
import type { NamedPerson } from './newcomer.ts'
import { holdRoom, openRoomRow } from './room-rows.ts'
import { currentMembers } from './rooms.ts'
import type { RoomParts, Rooms } from './rooms.ts'

/** They may talk and give opinions: what answering is. A host may let them do more later. */
export const askedGuestRole = 'advisor'

/** Somebody who was asked by a link. */
export interface AskedGuest {
  /** The id that was set aside for them. */
  readonly id: MemberId
  /** The short key of their room. */
  readonly room: number
  readonly name: string
  readonly locale: string
  /** The link they answer by. */
  readonly link: string
}

/** Lets those in who were asked by a link. */
export class AskedGuests {
  readonly #parts: RoomParts & { rooms: Rooms }

  constructor(parts: RoomParts & { rooms: Rooms }) {
    this.#parts = parts
  }

  /** Why a guest of this name cannot be asked into a room of the shop; undefined where they can. */
  async whyNot(shop: ShopId, name: string): Promise<Refusal | undefined> {
    const person = await newcomerOf(this.#parts, { name }, { shop })
    return person.ok ? undefined : person.refusal
  }

  /** Makes them a member; nothing happens where they are or were one. Refuses what `newcomerOf` refuses, `room-closed`, `room-full`. */
  async admit(guest: AskedGuest): Promise<Outcome<void>> {
    const { db, rooms } = this.#parts
    const room = await openRoomRow(db, guest.room)
    if (!room.ok) return room
    const { name, locale } = guest
    const person = await newcomerOf(this.#parts, { name, locale }, { shop: room.value.shop_id })
    if (!person.ok) return person
    const where = { num: guest.room, shopId: room.value.shop_id }
    const admitted = await db.transaction().execute((trx) => this.#insert(trx, where, guest, person.value))
    if (admitted.ok) await rooms.openFor(room.value.id, guest.id, guest.id)
    return admitted
  }

  /**
   * Opens a session of theirs, for the one device that takes the membership along.
   * @param claim uses up the way in, in the same transaction; false where it has been used.
   * Refuses `invitation-used-up`, `room-closed`, `removed`.
   */
  async enter(id: MemberId, claim: (trx: Kysely<Tables>) => Promise<boolean>): Promise<Outcome<JoinedRoom>> {
    const { db, rooms, sessions } = this.#parts
    const member = await db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst()
    if (member?.removed_at !== null) return refused(refusal('removed'))
    const room = await openRoomRow(db, member.room)
    if (!room.ok) return room
    const session = await db
      .transaction()
      .execute(async (trx) => ((await claim(trx)) ? sessions.open(trx, id) : undefined))
    if (!session) return refused(refusal('invitation-used-up'))
    return granted(await rooms.joined(room.value, member, session))
  }

  async #insert(
    trx: Kysely<Tables>,
    where: { readonly num: number; readonly shopId: ShopId },
    { id, link }: AskedGuest,
    person: NamedPerson,
  ): Promise<Outcome<void>> {
    await holdRoom(trx, where.num)
    // Of two answers that are sent at once, the second finds the first.
    const known = await trx.selectFrom('members').select('id').where('id', '=', id).executeTakeFirst()
    if (known) return granted(undefined)
    if ((await countMembers(trx, where.num)) >= maxRoomMembers) return refused(refusal('room-full'))
    const others = (await currentMembers(trx, where.num)).map((member) => member.name)
    const name = toldApart(person.name, others)
    const newcomer = { ...person, id, name, role: askedGuestRole, invitationId: null } as const
    await insertMember(trx, where.num, newcomer, this.#parts.now())
    const actor = { kind: 'member', id } as const
    const detail = { role: askedGuestRole }
    await writeAudit(trx, { at: this.#parts.now(), where, actor, action: 'answer-link.joined', subject: link, detail })
    return granted(undefined)
  }
}
