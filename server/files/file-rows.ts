// What is known of photos and voice notes, in the database.
import type { Kysely, Selectable } from 'kysely'
import type { FileKind, Upload } from '#shared/files/contracts.ts'
import type { FileRow } from '#server/storage/file-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

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
