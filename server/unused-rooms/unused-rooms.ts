// Rooms that nobody used for long go, after their members were told.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { RoomId, ShopId } from '#shared/ids.ts'
import { operator, writeAudit } from '#server/identity/audit.ts'
import { deleteRoomRows } from '#server/rooms/delete-room.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Room } from '#server/sync/room.ts'

const dayMs = 86_400_000
/** How long before its end members are told; of a shorter time half. */
const warnBeforeMs = 14 * dayMs
/** Rooms that are looked at in one statement: each takes two look-ups. */
const batch = 200

/** What looking after unused rooms needs. */
export interface UnusedRoomsOptions {
  readonly db: Kysely<Tables>
  readonly directory: { readonly inMemory: readonly Room[]; close(id: RoomId): Promise<void> }
  /** Tells those members who are notified. @param goesAt milliseconds since 1970. */
  readonly warn: (room: { readonly num: number; readonly goesAt: number }) => Promise<void>
  /** After which a room goes. */
  readonly days: number
  readonly now: () => number
}

interface FoundRoom {
  readonly num: number
  readonly id: RoomId
  readonly shopId: ShopId
  readonly usedAt: number
  readonly warnedAt: number | null
}

/** Warns of and deletes rooms that nobody uses. */
export class UnusedRooms {
  readonly #parts: UnusedRoomsOptions
  readonly #warnMs: number

  constructor(parts: UnusedRoomsOptions) {
    this.#parts = parts
    this.#warnMs = Math.min(warnBeforeMs, (parts.days * dayMs) / 2)
  }

  /** One round over all rooms; ends early once the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { db, now, days } = this.#parts
    const before = now() - days * dayMs + this.#warnMs
    for (let after = 0; !signal.aborted;) {
      const rooms = await readRooms(db, { after, before })
      for (const room of rooms) if (!signal.aborted && room.usedAt <= before) await this.#lookAfter(room)
      const last = rooms.at(-1)
      if (!last || rooms.length < batch) return
      after = last.num
      await nextTurn()
    }
  }

  async #lookAfter(room: FoundRoom): Promise<void> {
    const { db, directory, warn, days, now } = this.#parts
    if (directory.inMemory.some(({ id, connections }) => id === room.id && connections.count > 0)) return
    const { num, usedAt, warnedAt } = room
    // A visit after a warning starts the time again.
    if (warnedAt === null || warnedAt < usedAt) {
      await warn({ num, goesAt: Math.max(usedAt + days * dayMs, now() + this.#warnMs) })
      await db.updateTable('rooms').set({ warned_at: now() }).where('num', '=', num).execute()
    } else if (now() >= Math.max(usedAt + days * dayMs, warnedAt + this.#warnMs)) await this.#delete(room)
  }

  async #delete({ num, id, shopId, usedAt }: FoundRoom): Promise<void> {
    const { db, directory, now } = this.#parts
    // Closed first: from then on nobody comes in.
    await db.updateTable('rooms').set({ closed_at: now() }).where('num', '=', num).execute()
    const [again] = await readRooms(db, { after: num - 1, before: Infinity })
    if (again?.num === num && again.usedAt > usedAt) {
      await db.updateTable('rooms').set({ closed_at: null }).where('num', '=', num).execute()
      return
    }
    await directory.close(id)
    await db.transaction().execute(async (trx) => {
      await deleteRoomRows(trx, num)
      await writeAudit(trx, { at: now(), where: { shopId }, actor: operator, action: 'room.deleted', subject: id })
    })
  }
}

/** The next rooms that were made by a moment, with when each was used last: something happened in it, or a member came back. */
async function readRooms(
  db: Kysely<Tables>,
  { after, before }: { after: number; before: number },
): Promise<readonly FoundRoom[]> {
  const rows = await db
    .selectFrom('rooms')
    .select(['num', 'id', 'shop_id', 'created_at', 'warned_at'])
    .select(
      sql<number | null>`(select at from events where events.room = rooms.num order by seq desc limit 1)`.as(
        'event_at',
      ),
    )
    .select(
      sql<
        number | null
      >`(select max(used_at) from sessions inner join members on members.id = sessions.member_id where members.room = rooms.num)`.as(
        'session_at',
      ),
    )
    .where('num', '>', after)
    .where('created_at', '<=', Math.min(before, Number.MAX_SAFE_INTEGER))
    .orderBy('num')
    .limit(batch)
    .execute()
  return rows.map(({ num, id, shop_id, created_at, warned_at, event_at, session_at }) => ({
    num,
    id,
    shopId: shop_id,
    usedAt: Math.max(created_at, event_at ?? 0, session_at ?? 0),
    warnedAt: warned_at,
  }))
}
