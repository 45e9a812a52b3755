// Tells what was noted with rows: right after them, and what a crash left when the room is opened next.
import type { Kysely } from 'kysely'
import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { readPendingEvents } from '../storage/pending-events.ts'
import type { Tables } from '../storage/tables.ts'
import type { Room } from '../sync/room.ts'

/** What telling needs. */
export interface PendingEventsOptions {
  readonly db: Kysely<Tables>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly reportError: (fault: unknown, message: string) => void
}

/** See above. */
export class PendingEvents {
  readonly #parts: PendingEventsOptions
  /** One turn at a time in each room: two that read the same note would tell it twice. */
  readonly #turns = new Map<number, Promise<void>>()

  constructor(parts: PendingEventsOptions) {
    this.#parts = parts
  }

  /** Attaches to the directory. */
  opened(room: Room): Promise<void> {
    return this.#inTurn(room)
  }

  /** Tells what was noted in a room; whatever goes wrong, the notes stay. */
  async tell(id: RoomId): Promise<void> {
    try {
      const room = await this.#parts.directory.room(id)
      if (room.ok) await this.#inTurn(room.value)
    } catch (fault) {
      this.#parts.reportError(fault, 'What was noted for the history could not be told yet')
    }
  }

  /** Adds what happened outside of rows, too: a spotlight lives in memory alone, and its events with it. */
  note(id: RoomId, newEvent: NewEvent, memberId: MemberId): void {
    this.#parts.directory
      .room(id)
      .then(async (room) => void (room.ok && (await room.value.tell([newEvent], memberId))))
      .catch((fault: unknown) => this.#parts.reportError(fault, 'What happened could not be told to the history'))
  }

  #inTurn(room: Room): Promise<void> {
    const turn = (this.#turns.get(room.num) ?? Promise.resolve()).then(() => this.#tellAll(room))
    const over = turn.catch(() => {})
    this.#turns.set(room.num, over)
    void over.then(() => this.#turns.get(room.num) === over && this.#turns.delete(room.num))
    return turn
  }

  async #tellAll(room: Room): Promise<void> {
    const notes = await readPendingEvents(this.#parts.db, room.num)
    // A note is one event of one member; what cannot be written now is told when the room was read again.
    await Promise.all(notes.map(({ id, memberId, newEvent }) => room.tell([newEvent], memberId, [id])))
  }
}
