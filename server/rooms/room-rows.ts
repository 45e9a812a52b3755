import type { Kysely } from 'kysely'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { StoredRoom } from './rooms.ts'

/** A room by its short key. Refuses `no-such-room`, `room-closed`. */
export async function openRoomRow(db: Kysely<Tables>, num: number): Promise<Outcome<StoredRoom>> {
  const room = await db.selectFrom('rooms').selectAll().where('num', '=', num).executeTakeFirst()
  if (!room) return refused(refusal('no-such-room'))
  return room.closed_at === null ? granted(room) : refused(refusal('room-closed'))
}

/** Takes the room's row until the transaction ends: who is in the room changes one after another. */
export async function holdRoom(trx: Kysely<Tables>, num: number): Promise<void> {
  await trx
    .updateTable('rooms')
    .set((e) => ({ closed_at: e.ref('closed_at') }))
    .where('num', '=', num)
    .execute()
}
