// Knows which files a room uses: those that a message or a pin of the same member has. A file that none has, or none any more, goes
// some hours later; until then only its member sees it, who may bring the message back.
import type { Kysely } from 'kysely'
import { filesOf } from '#shared/files/attachment.ts'
import type { RoomId } from '#shared/ids.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Change } from '#server/sync/change.ts'
import type { Room } from '#server/sync/room.ts'

/** The records of the annotations document that may have files. */
const roots = ['messages', 'pins'] as const

/** What following the use of files needs. */
export interface FileUseParts {
  readonly db: Kysely<Tables>
  /** A file can be fetched from now on. */
  readonly onReady: (roomId: RoomId, file: string) => void
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

/** A member's use of a file. */
interface Use {
  readonly id: string
  readonly by: string
}

/** Follows the use of files. */
export class FileUses {
  readonly #parts: FileUseParts
  readonly #turns = new SerialQueue<RoomId>()

  constructor(parts: FileUseParts) {
    this.#parts = parts
  }

  /** Mends what a crash between a commit and this server's note of it left. */
  async opened(room: Room): Promise<void> {
    await this.#turns.run(room.id, () => this.#compare(room))
  }

  /** Notes what a change begins and ceases to use. */
  changed(room: Room, { document, edits }: Pick<Change, 'document' | 'edits'>): void {
    if (document !== 'annotations') return
    const before = edits.flatMap((edit) => (isAbout(edit) ? usesOf(edit.before) : []))
    const after = edits.flatMap((edit) => (isAbout(edit) ? usesOf(edit.after) : []))
    if (before.length + after.length === 0) return
    const note = async () => {
      await this.#note(room, before, true)
      await this.#note(room, after, false)
    }
    this.#turns.run(room.id, note).catch((fault: unknown) => {
      this.#parts.reportError(fault, 'The use of a file was not noted; the next opening of its room notes it')
    })
  }

  /** Notes whether a file that has just arrived is used: its message may have come before it. */
  arrived(room: Room, use: Use): Promise<void> {
    return this.#turns.run(room.id, async () => {
      if (this.isUsed(room, use)) await this.#note(room, [use], false)
    })
  }

  /** Resolves once everything is noted. */
  idle(): Promise<void> {
    return this.#turns.idle()
  }

  /** Whether a record of its member has a file. */
  isUsed(room: Pick<Room, 'document'>, { id, by }: Use): boolean {
    return usesIn(room).some((use) => use.id === id && use.by === by)
  }

  async #note(room: Pick<Room, 'id' | 'num'>, uses: readonly Use[], isOver: boolean): Promise<void> {
    const { db, now, onReady } = this.#parts
    for (const { id, by } of uses) {
      const noted = await db
        .updateTable('files')
        .set({ unused_since: isOver ? now() : null })
        .where('room', '=', room.num)
        .where('id', '=', id)
        .where('member_id', '=', by)
        .where('unused_since', isOver ? 'is' : 'is not', null)
        .returning('media_type')
        .executeTakeFirst()
      if (!isOver && noted && noted.media_type !== null) onReady(room.id, id)
    }
  }

  async #compare(room: Room): Promise<void> {
    const rows = await this.#parts.db
      .selectFrom('files')
      .select(['id', 'member_id', 'unused_since'])
      .where('room', '=', room.num)
      .execute()
    if (rows.length === 0) return
    const used = new Set(usesIn(room).map(({ id, by }) => `${by}/${id}`))
    for (const { id, member_id: by, unused_since } of rows) {
      const isUsed = used.has(`${by}/${id}`)
      if (isUsed !== (unused_since === null)) await this.#note(room, [{ id, by }], !isUsed)
    }
  }
}

function isAbout({ root }: { readonly root: string }): boolean {
  return (roots as readonly string[]).includes(root)
}

function usesIn(room: Pick<Room, 'document'>): readonly Use[] {
  const { records } = room.document('annotations')
  return roots.flatMap((root) => [...records.records(root).values()].flatMap(usesOf))
}

/** A value's files are its author's: nobody's record keeps, or hides, another member's file. */
function usesOf(value: unknown): readonly Use[] {
  const { by = '' } = (value ?? {}) as { readonly by?: string }
  return filesOf(value).map(({ id }) => ({ id, by }))
}
