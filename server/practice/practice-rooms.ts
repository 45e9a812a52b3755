// The rooms of made-up shoppers: made for one associate, in nobody's list, and gone with their visit or with the next start.
import type { Kysely } from 'kysely'
import { lineIdOf, newId } from '#shared/ids.ts'
import type { MemberId, RoomId, ShopId, VariantId } from '#shared/ids.ts'
import type { Host } from '#server/host/host.ts'
import { deleteRoomRows } from '#server/rooms/delete-room.ts'
import { openWithMember } from '#server/rooms/member-records.ts'
import { insertMember } from '#server/rooms/member-rows.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Room } from '#server/sync/room.ts'

/** A made-up shopper in their room. */
export interface PracticeRoom {
  readonly staffId: string
  readonly room: { readonly num: number; readonly id: RoomId; readonly shopId: ShopId }
  readonly member: { readonly id: MemberId; readonly name: string }
}

/** What a practice room begins with. */
export interface PracticePlan {
  readonly staffId: string
  readonly shopId: ShopId
  readonly name: string
  readonly title: string
  readonly locale: string
  /** What is in the cart. */
  readonly variants: readonly { readonly productId: string; readonly variantId: VariantId }[]
}

/** Makes and deletes practice rooms. */
export class PracticeRooms {
  readonly #db: Kysely<Tables>
  readonly #directory: Host['directory']
  readonly #now: () => number

  constructor({ db, directory, now }: Pick<Host, 'db' | 'directory' | 'now'>) {
    this.#db = db
    this.#directory = directory
    this.#now = now
  }

  async make({ staffId, shopId, name, title, locale, variants }: PracticePlan): Promise<PracticeRoom> {
    const [now, id] = [this.#now(), newId(16)]
    const made = await this.#db.transaction().execute(async (trx) => {
      const row = { id, shop_id: shopId, title, locale, created_at: now, closed_at: null }
      const { num } = await trx.insertInto('rooms').values(row).returning('num').executeTakeFirstOrThrow()
      const newcomer = { name, role: 'host', locale, invitationId: null, customerId: null } as const
      const member = await insertMember(trx, num, newcomer, now)
      await trx.insertInto('practice_rooms').values({ room: num, staff_id: staffId, started_at: now }).execute()
      return { staffId, room: { num, id, shopId }, member: { id: member.id, name } }
    })
    await openWithMember({ db: this.#db, directory: this.#directory }, id, {
      id: made.member.id,
      author: made.member.id,
    })
    const room = await this.#directory.room(id)
    if (room.ok) await fill(room.value, made.member.id, { title, variants })
    return made
  }

  /** Deletes a room with all that is in it. */
  async delete({ num, id }: { readonly num: number; readonly id: RoomId }): Promise<void> {
    await this.#db.updateTable('rooms').set({ closed_at: this.#now() }).where('num', '=', num).execute()
    await this.#directory.close(id)
    await this.#db.transaction().execute((trx) => deleteRoomRows(trx, num))
  }

  /** Those that are left of a server that stopped. */
  async deleteAll(): Promise<void> {
    const rows = await this.#db
      .selectFrom('practice_rooms')
      .innerJoin('rooms', 'rooms.num', 'practice_rooms.room')
      .select(['rooms.num', 'rooms.id'])
      .execute()
    for (const row of rows) await this.delete(row)
  }
}

async function fill(
  room: Room,
  memberId: MemberId,
  { title, variants }: Pick<PracticePlan, 'title' | 'variants'>,
): Promise<void> {
  const lines = variants.flatMap(({ productId, variantId }) => {
    const key = lineIdOf(variantId)
    return [
      { root: 'lines', key, value: { productId, variantId, by: memberId, at: room.now() } },
      { root: 'wants', key: `${key}/${memberId}`, value: 1 },
    ]
  })
  await room.write('cart', [{ root: 'frame', key: 'title', value: title }, ...lines], { memberId })
}
