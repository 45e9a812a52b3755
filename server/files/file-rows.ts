// What is known of photos and voice notes, in the database.
import type { Kysely, Selectable } from 'kysely'
import type { FileKind, Upload } from '#shared/files/contracts.ts'
import type { MemberId } from '#shared/ids.ts'
import type { FileRow, Tables } from '#server/storage/tables.ts'

/** A row, as it is read. */
export type StoredFile = Selectable<FileRow>

/** The file of a room by its id. */
export function readFile(db: Kysely<Tables>, room: number, id: string): Promise<StoredFile | undefined> {
  return db.selectFrom('files').selectAll().where('room', '=', room).where('id', '=', id).executeTakeFirst()
}

/** How far an upload is. */
export function uploadOf({ id, kind, bytes, received, media_type }: StoredFile): Upload {
  return { id, kind: kind as FileKind, bytes, received, complete: media_type !== null }
}

/** How much a room, and a member in it, has of files. */
export async function filesIn(
  db: Kysely<Tables>,
  room: number,
  memberId: MemberId,
): Promise<{ readonly count: number; readonly bytes: number; readonly ofMember: number }> {
  const row = await db
    .selectFrom('files')
    .select(({ fn, eb }) => [
      fn.countAll().as('count'),
      fn.sum('bytes').as('bytes'),
      fn.sum(eb.case().when('member_id', '=', memberId).then(1).else(0).end()).as('of_member'),
    ])
    .where('room', '=', room)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), bytes: Number(row.bytes ?? 0), ofMember: Number(row.of_member ?? 0) }
}
