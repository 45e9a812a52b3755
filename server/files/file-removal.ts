// Removes files that nobody uses any more, and the objects of those that were removed with their room or their member.
import type { Kysely } from 'kysely'
import type { RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { isDamage } from '#server/storage/damaged-data.ts'
import type { FileStore } from '#server/storage/files/file-store.ts'
import { removeFileRows } from '#server/storage/files/removed-files.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Room } from '#server/sync/room.ts'
import type { FileUses } from './file-uses.ts'

/** How many are removed in one go. */
const batch = 100

/** What the removal needs. */
export interface FileRemovalParts {
  readonly db: Kysely<Tables>
  readonly store: FileStore
  readonly uses: Pick<FileUses, 'isUsed'>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  /** How long a file stays that was taken back, so that its member may bring it again, milliseconds. */
  readonly afterMs: number
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

/** Removes files. */
export class FileRemoval {
  readonly #parts: FileRemovalParts

  constructor(parts: FileRemovalParts) {
    this.#parts = parts
  }

  /** Removes what is due; ends early once the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#removeUnused(signal)
    await this.#removeObjects(signal)
  }

  async #removeUnused(signal: AbortSignal): Promise<void> {
    const { db, now, afterMs } = this.#parts
    for (let after = ''; !signal.aborted;) {
      const rows = await db
        .selectFrom('files')
        .innerJoin('rooms', 'rooms.num', 'files.room')
        .innerJoin('members', 'members.id', 'files.member_id')
        .select(['files.room', 'files.id', 'files.member_id', 'rooms.id as room_id'])
        .where('files.unused_since', '<=', now())
        // Who is no longer in the room brings nothing again.
        .where((e) => e.or([e('files.unused_since', '<=', now() - afterMs), e('members.removed_at', 'is not', null)]))
        .where('files.id', '>', after)
        .orderBy('files.id')
        .limit(batch)
        .execute()
      for (const { room, id, member_id: by, room_id: roomId } of rows)
        if (!signal.aborted && !(await this.#isUsed(roomId, { id, by })))
          await removeFileRows(db, { num: room, id: roomId }, [id])
      const last = rows.at(-1)
      if (!last || rows.length < batch) return
      after = last.id
    }
  }

  /** The last word before a file goes is the room's: the note of its use may be missing. */
  async #isUsed(roomId: RoomId, use: { readonly id: string; readonly by: string }): Promise<boolean> {
    const { directory, uses, reportError } = this.#parts
    try {
      const room = await directory.room(roomId)
      return !room.ok || uses.isUsed(room.value, use)
    } catch (fault) {
      if (!isDamage(fault)) throw fault
      reportError(fault, 'A room is damaged: its unused files stay until it is repaired')
      return true
    }
  }

  async #removeObjects(signal: AbortSignal): Promise<void> {
    const { db, store } = this.#parts
    for (; !signal.aborted;) {
      const rows = await db.selectFrom('removed_files').select('prefix').limit(batch).execute()
      for (const { prefix } of rows) {
        await store.removeAll(prefix)
        await db.deleteFrom('removed_files').where('prefix', '=', prefix).execute()
      }
      if (rows.length < batch) return
    }
  }
}
