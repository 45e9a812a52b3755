// Files leave in two steps: their rows in a transaction, together with a note of their objects; then the objects, by a job. So a crash
// leaves no object that nobody knows of.
import type { Kysely } from 'kysely'
import type { RoomId } from '#shared/ids.ts'
import type { Tables } from '../tables.ts'

/** The most ids in one statement. */
const batch = 200

/** Removes the rows of files, and notes their objects. @param ids of files of this room. */
export async function removeFileRows(
  db: Kysely<Tables>,
  room: { readonly num: number; readonly id: RoomId },
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += batch) {
    const some = ids.slice(from, from + batch)
    const remove = async (trx: Kysely<Tables>) => {
      await trx.deleteFrom('files').where('room', '=', room.num).where('id', 'in', some).execute()
      const prefixes = some.map((id) => ({ prefix: `${room.id}/${id}/` }))
      await trx
        .insertInto('removed_files')
        .values(prefixes)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await (db.isTransaction ? remove(db) : db.transaction().execute(remove))
  }
}
