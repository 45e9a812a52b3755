// Copies the title from the cart document to the room's row, so that a list of rooms need not open them all.
import type { Kysely } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'
import type { Change } from '../sync/change.ts'
import type { RoomWriter } from './room-writer.ts'

type Titled = Pick<RoomWriter, 'num' | 'records'>

/** Hooks of the directory. What a crash left out is written when the room is opened next. */
export function roomTitles(options: {
  readonly db: Kysely<Tables>
  readonly reportError: (fault: unknown, message: string) => void
}): {
  opened: (room: Pick<Titled, 'num'>, cart: Pick<Titled, 'records'>) => Promise<void>
  changed: (room: Titled, change: Change) => void
} {
  return {
    opened: ({ num }, cart) => saveTitle(options.db, num, cart),
    changed: (room, { edits }) => {
      if (!edits.some(({ root, key }) => root === 'frame' && key === 'title')) return
      saveTitle(options.db, room.num, room).catch((fault: unknown) =>
        options.reportError(fault, 'A title could not be saved'),
      )
    },
  }
}

async function saveTitle(db: Kysely<Tables>, num: number, cart: Pick<Titled, 'records'>): Promise<void> {
  const title = cart.records('frame').get('title')
  if (typeof title !== 'string') return
  await db.updateTable('rooms').set({ title }).where('num', '=', num).where('title', '!=', title).execute()
}
