// Who is no longer in a room is told nothing of it any more: where they were told is forgotten with their membership.
import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'

const tables = ['notification_settings', 'push_subscriptions', 'notifications'] as const
/** The most ids in one statement. */
const batch = 200

/** Forgets addresses, devices and what waits to be sent. */
export async function forgetHowToReach(trx: Kysely<Tables>, room: number, members: readonly MemberId[]): Promise<void> {
  for (let from = 0; from < members.length; from += batch) {
    const some = members.slice(from, from + batch)
    for (const table of tables)
      await trx.deleteFrom(table).where('room', '=', room).where('member_id', 'in', some).execute()
  }
}
