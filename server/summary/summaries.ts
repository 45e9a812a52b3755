// The summary of a room over HTTP, for the shop's own systems: the page's summary in ids and numbers.
import type { Kysely } from 'kysely'
import type { RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { movingKinds } from '#shared/summary/summary-line.ts'
import { RecentEvents } from '#server/host/recent-events.ts'
import type { RoomFolds } from '#server/host/room-folds.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Room } from '#server/sync/room.ts'
import type { Tables } from '#server/storage/tables.ts'
import { summaryTask } from './summary-task.ts'

/** The most moves of a summary, the latest ones: only the last move of a line counts. */
const maxMoves = 5_000

/** What summing up needs. */
export interface SummariesParts {
  readonly db: Kysely<Tables>
  readonly directory: { roomAtRest(id: RoomId): Promise<Outcome<Room>> }
  readonly folds: RoomFolds
}

/** The summaries of all rooms. */
export class Summaries {
  readonly #parts: SummariesParts
  readonly #moves: RecentEvents<(typeof movingKinds)[number]>

  constructor(parts: SummariesParts) {
    this.#parts = parts
    this.#moves = new RecentEvents({ db: parts.db, kinds: movingKinds, max: maxMoves })
  }

  /** The summary of the caller's room as it is now, as JSON. Refuses `too-many-requests`, `room-closed` and `no-such-room`. */
  async of({ room: { id } }: Pick<Caller, 'room'>): Promise<Outcome<Uint8Array>> {
    const { directory, folds } = this.#parts
    const opened = await directory.roomAtRest(id)
    if (!opened.ok) return opened
    const room = opened.value
    return folds.answer(room, {
      task: summaryTask,
      documents: ['cart', 'annotations'],
      key: '',
      input: async () => ({ pages: await this.#moves.pagesOf(room) }),
    })
  }
}
