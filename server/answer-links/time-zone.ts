import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import type { Tables } from '../storage/tables.ts'

/** Where a member is, as they said for their notices; null where they never did: a server cannot see it. */
export async function timeZoneOf(db: Kysely<Tables>, room: number, member: MemberId): Promise<string | null> {
  const row = await db
    .selectFrom('notification_settings')
    .select('time_zone')
    .where('room', '=', room)
    .where('member_id', '=', member)
    .executeTakeFirst()
  return row?.time_zone ?? null
}
