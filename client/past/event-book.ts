// The events around a moment of the past, read in pages.
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'

const pageSize = 50

/** Reads and keeps pages of events. */
export class EventBook {
  readonly #room: Pick<Room, 'history'>
  readonly #events = new Map<number, HistoryEvent>()
  readonly #asked = new Set<number>()
  readonly #listeners = new Set<() => void>()

  constructor(room: Pick<Room, 'history'>) {
    this.#room = room
  }

  /** The event, if it has been read. */
  get(seq: number): HistoryEvent | undefined {
    return this.#events.get(seq)
  }

  /** Reads the event's page, and the next page if its end is near. */
  want(seq: number): void {
    const page = Math.floor((seq - 1) / pageSize)
    for (const each of [page, Math.floor((seq + 5) / pageSize)]) void this.#read(each)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #read(page: number): Promise<void> {
    if (this.#asked.has(page)) return
    this.#asked.add(page)
    const answer = await this.#room.history.page({ before: (page + 1) * pageSize + 1, limit: pageSize })
    // The next step asks again; the past itself does not need the events.
    if (!answer.ok) return void this.#asked.delete(page)
    for (const event of answer.value.events) this.#events.set(event.seq, event)
    // The last page still grows.
    if (answer.value.events.length < pageSize) this.#asked.delete(page)
    for (const listener of this.#listeners) listener()
  }
}
