// The summary of a room over HTTP, for the shop's own systems: the page's summary in ids and numbers.
import type { Kysely } from 'kysely'
import { foldTalk } from '#shared/annotations/talk-view.ts'
import { foldCart, foldOpinions } from '#shared/cart/cart-view.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import type { RoomId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { movingKinds } from '#shared/summary/summary-line.ts'
import { summaryOf } from '#shared/summary/summary.ts'
import type { Summary } from '#shared/summary/summary.ts'
import type { Caller } from '#server/identity/caller.ts'
import { roomDocument } from '#server/sync/room-records.ts'
import type { Room } from '#server/sync/room.ts'
import { readEventsOf } from '#server/storage/events.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The most moves of a summary, the latest ones: only the last move of a line counts. */
const maxMoves = 5_000

/** What summing up needs. */
export interface SummariesParts {
  readonly db: Kysely<Tables>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
}

/** The summaries of all rooms. */
export class Summaries {
  readonly #parts: SummariesParts

  constructor(parts: SummariesParts) {
    this.#parts = parts
  }

  /** The summary of the caller's room as it is now. Refuses `room-closed` and `no-such-room`. */
  async of({ room: { id, num } }: Pick<Caller, 'room'>): Promise<Outcome<Summary>> {
    const opened = await this.#parts.directory.room(id)
    if (!opened.ok) return opened
    const moves = await readEventsOf(this.#parts.db, num, { kinds: movingKinds, after: 0, limit: maxMoves })
    const cart = roomDocument(opened.value, 'cart')
    const members = [...cart.records('members')].map(([memberId, member]) => ({ id: memberId, ...member }))
    return granted(
      summaryOf({
        cart: foldCart(cart),
        opinions: foldOpinions(cart),
        decisions: foldDecisions(cart),
        threads: foldTalk(roomDocument(opened.value, 'annotations')),
        members: members.filter(({ removed }) => removed === undefined),
        find: (memberId) => members.find((member) => member.id === memberId),
        moves,
      }),
    )
  }
}
