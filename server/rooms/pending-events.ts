// Publishes events that were stored beside rows (a transactional outbox): right after the rows, and what a crash left when the room
// is opened next.
import type { Kysely } from 'kysely'
import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { SerialQueue } from '../host/jobs/serial-queue.ts'
import { readPendingEvents } from '../storage/pending-events.ts'
import type { Tables } from '../storage/tables.ts'
import type { Room } from '../sync/room.ts'

/** What publishing needs. */
export interface PendingEventsOptions {
  readonly db: Kysely<Tables>
  readonly directory: { roomAtRest(id: RoomId): Promise<Outcome<Room>> }
  readonly reportError: (fault: unknown, message: string) => void
}

/** The pending events of all rooms. */
export class PendingEvents {
  readonly #parts: PendingEventsOptions
  /** One publication at a time in each room: two that read the same pending event would publish it twice. */
  readonly #turns = new SerialQueue<number>()

  constructor(parts: PendingEventsOptions) {
    this.#parts = parts
  }

  /** Publishes what is pending in a room that was just read into memory. */
  opened(room: Room): Promise<void> {
    return this.#turns.run(room.num, () => this.#publishAll(room))
  }

  /** Publishes what is pending in a room. After a fault it stays pending. */
  async publish(id: RoomId): Promise<void> {
    try {
      const room = await this.#parts.directory.roomAtRest(id)
      if (room.ok) await this.opened(room.value)
    } catch (fault) {
      this.#parts.reportError(fault, 'The pending events of a room could not be published yet')
    }
  }

  /** Adds an event that no row says: a spotlight lives in memory alone, and its events with it. */
  note(id: RoomId, newEvent: NewEvent, memberId: MemberId): void {
    this.#parts.directory
      .roomAtRest(id)
      .then(async (room) => void (room.ok && (await room.value.record([newEvent], memberId))))
      .catch((fault: unknown) => this.#parts.reportError(fault, 'An event could not be added to the history'))
  }

  async #publishAll(room: Room): Promise<void> {
    const pending = await readPendingEvents(this.#parts.db, room.num)
    // Each is one event of one member. What cannot be written now is published when the room was read again.
    await Promise.all(pending.map(({ id, memberId, newEvent }) => room.record([newEvent], memberId, [id])))
  }
}
