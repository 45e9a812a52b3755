// Rooms as a service: starting one, and what a member or the holder of a link sees of it.
import type { Kysely, Selectable } from 'kysely'
import type { Logger } from 'pino'
import { newId } from '#shared/ids.ts'
import type { MemberId, RoomId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Invitation, JoinedRoom, RoomInfo, RoomView, Session, StartedRoom } from '#shared/rooms/contracts.ts'
import type { Caller } from '#server/identity/caller.ts'
import { writeAudit } from '#server/identity/audit.ts'
import { invitationDefaults } from '#server/identity/invitations.ts'
import type { Invitations } from '#server/identity/invitations.ts'
import type { OpenedSession, Sessions } from '#server/identity/sessions.ts'
import type { ShopIdentities } from '#server/identity/shop-identities.ts'
import type { Tokens } from '#server/identity/tokens.ts'
import type { RoomRow, Tables } from '#server/storage/tables.ts'
import { openWithMember } from './member-records.ts'
import { infoOf, insertMember } from './member-rows.ts'
import type { StoredMember } from './member-rows.ts'
import type { RoomDirectory, RoomWriter } from './room-writer.ts'
import { newcomerOf } from './newcomer.ts'
import type { EntryRequest, NamedPerson } from './newcomer.ts'
import { readShop } from './shop-rows.ts'

/** What rooms and members are made of. */
export interface RoomParts {
  readonly db: Kysely<Tables>
  readonly directory: RoomDirectory
  readonly tokens: Tokens
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly identities: ShopIdentities
  readonly now: () => number
  readonly log: Logger
}

/** Who starts a room, and where. */
export interface RoomRequest extends EntryRequest {
  readonly title?: string | undefined
  readonly shop: ShopId
  /** What the first invitation opens to. */
  readonly about?: string | undefined
}

export type StoredRoom = Selectable<RoomRow>

/** How many rooms there may be. */
export interface RoomLimits {
  /** How many rooms one shop may have at a time; 0 for no limit. */
  readonly roomsPerShop: number
  /** Whether the disk has room for more. */
  readonly takesNewRooms: () => boolean
}

/** Starts rooms and shows them. */
export class Rooms {
  readonly #parts: RoomParts
  readonly #roomsPerShop: number
  readonly #takesNewRooms: () => boolean

  constructor({ roomsPerShop, takesNewRooms, ...parts }: RoomParts & RoomLimits) {
    this.#parts = parts
    this.#roomsPerShop = roomsPerShop
    this.#takesNewRooms = takesNewRooms
  }

  /**
   * Starts a room with its host and a first invitation, for shoppers.
   * Refuses `no-new-rooms`, what `newcomerOf` refuses, and `too-many-rooms`.
   */
  async start(request: RoomRequest): Promise<Outcome<StartedRoom>> {
    if (!this.#takesNewRooms()) return refused(refusal('no-new-rooms'))
    const person = await newcomerOf(this.#parts, request, { shop: request.shop })
    if (!person.ok) return person
    if (await this.#isFull(request.shop)) return refused(refusal('too-many-rooms'))
    const { room, host, session, invitation } = await this.#insert(request, person.value)
    const joined = await this.joined(room, host, session)
    return granted({ ...joined, invitation })
  }

  async #isFull(shop: ShopId): Promise<boolean> {
    if (this.#roomsPerShop === 0) return false
    const rooms = this.#parts.db.selectFrom('rooms').where('shop_id', '=', shop)
    const { count } = await rooms.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count) >= this.#roomsPerShop
  }

  /** What somebody who just became a member gets: their token, their session, and the room as it is now. */
  async joined(room: StoredRoom, member: StoredMember, session: OpenedSession): Promise<JoinedRoom> {
    const writer = await this.openFor(room.id, member.id, member.id)
    const access = await this.#access(room, member, session)
    return { ...access, room: roomInfoOf(room, writer), member: infoOf(member) }
  }

  /** As `joined`, for somebody who was a member before; the title is the last one that was written down. */
  async knownTo(room: StoredRoom, member: StoredMember, session: OpenedSession): Promise<JoinedRoom> {
    const access = await this.#access(room, member, session)
    return { ...access, room: roomInfoOf(room, undefined), member: infoOf(member) }
  }

  /** A session with its first token, as HTTP answers them. */
  async #access(room: StoredRoom, member: StoredMember, { id, secret }: OpenedSession): Promise<Session> {
    const signed = await this.#parts.tokens.sign({ memberId: member.id, roomId: room.id, sessionId: id })
    return { token: signed.token, expiresAt: new Date(signed.expiresAt).toISOString(), session: secret }
  }

  /** The room, its members and its shop, as a member sees them. Those removed are left out. */
  async view(caller: Caller): Promise<Outcome<RoomView>> {
    const { db } = this.#parts
    const room = await db.selectFrom('rooms').selectAll().where('num', '=', caller.room.num).executeTakeFirstOrThrow()
    const shop = await readShop(db, room.shop_id)
    if (!shop.ok) return shop
    const members = (await currentMembers(db, room.num)).map(infoOf)
    const member = members.find(({ id }) => id === caller.memberId)
    // Removed between the look at the token and here.
    if (!member) return refused(refusal('removed'))
    const info = roomInfoOf(room, await this.#open(room.id))
    return granted({ room: info, member, members, shop: shop.value })
  }

  /** The room's title now. */
  async titleOf(room: StoredRoom): Promise<string> {
    return roomInfoOf(room, await this.#open(room.id)).title
  }

  /**
   * Opens the room and brings a member's record up to date. The row has decided already, so that a record which cannot be
   * written now is no reason to say no: it is written when the room is opened next.
   */
  async openFor(roomId: RoomId, memberId: MemberId, author: MemberId | null): Promise<RoomWriter | undefined> {
    return this.#orLater(roomId, () => openWithMember(this.#parts, roomId, { id: memberId, author }))
  }

  #open(roomId: RoomId): Promise<RoomWriter | undefined> {
    return this.#orLater(roomId, () => this.#parts.directory.room(roomId))
  }

  async #orLater(roomId: RoomId, open: () => Promise<Outcome<RoomWriter>>): Promise<RoomWriter | undefined> {
    try {
      const writer = await open()
      if (writer.ok) return writer.value
      this.#parts.log.warn({ roomId, refusal: writer.refusal.code }, 'a room could not be brought up to date')
    } catch (err) {
      this.#parts.log.error({ roomId, err }, 'a room could not be brought up to date')
    }
    return undefined
  }

  #insert(
    { title, shop, about }: RoomRequest,
    person: NamedPerson,
  ): Promise<{ room: StoredRoom; host: StoredMember; session: OpenedSession; invitation: Invitation }> {
    const { db, sessions, invitations, now } = this.#parts
    const { name, locale, customerId } = person
    return db.transaction().execute(async (trx) => {
      const row = {
        id: newId(16),
        shop_id: shop,
        title: title ?? defaultTitle(name),
        locale,
        created_at: now(),
        closed_at: null,
      }
      const room = await trx.insertInto('rooms').values(row).returningAll().executeTakeFirstOrThrow()
      const newcomer = { name, role: 'host', locale, invitationId: null, customerId } as const
      const host = await insertMember(trx, room.num, newcomer, room.created_at)
      const session = await sessions.open(trx, host.id)
      const where = { num: room.num, shopId: shop }
      const actor = { kind: 'member', id: host.id } as const
      await writeAudit(trx, { at: room.created_at, where, actor, action: 'room.started', subject: room.id })
      const plan = { room: where, role: 'shopper', ...invitationDefaults, createdBy: host.id, about } as const
      return { room, host, session, invitation: await invitations.createIn(trx, plan) }
    })
  }
}

/** What a room is called that nobody has named. */
export function defaultTitle(host: string): string {
  return `${host}’s room`
}

/** The members of a room: hosts first, then by the time they came. */
export async function currentMembers(db: Kysely<Tables>, room: number): Promise<readonly StoredMember[]> {
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('room', '=', room)
    .where('removed_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return rows.toSorted((a, b) => Number(b.role === 'host') - Number(a.role === 'host'))
}

/** A room as HTTP answers it. The title lives in the cart document, where its host may change it; the row has the one it started with. */
export function roomInfoOf(room: StoredRoom, writer: Pick<RoomWriter, 'records'> | undefined): RoomInfo {
  const title = writer?.records('frame').get('title')
  return {
    id: room.id,
    title: typeof title === 'string' ? title : room.title,
    shop: room.shop_id,
    createdAt: new Date(room.created_at).toISOString(),
    locale: room.locale,
  }
}
