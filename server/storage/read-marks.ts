import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import type { Tables } from './tables.ts'

/** How far a member has read each thread of a room, milliseconds since 1970. */
export async function readMarksOf(
  db: Kysely<Tables>,
  { room, memberId }: { room: number; memberId: MemberId },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('read_marks')
    .select(['thread', 'upto'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .execute()
  return new Map(rows.map(({ thread, upto }) => [thread, Number(upto)]))
}
