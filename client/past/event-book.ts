// The events around a moment, read a page at a time: what happened there, and who did it.
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'

const pageSize = 50

export class EventBook {
  readonly #room: Pick<Room, 'history'>
  readonly #events = new Map<number, HistoryEvent>()
  readonly #asked = new Set<number>()
  readonly #listeners = new Set<() => void>()

  constructor(room: Pick<Room, 'history'>) {
    this.#room = room
  }

  /** The event, where it is known. */
  get(seq: number): HistoryEvent | undefined {
    return this.#events.get(seq)
  }

  /** Reads the page that it stands on, and the next one where the end of that is near. */
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
    // Who steps on asks again; nothing of the past needs these words.
    if (!answer.ok) return void this.#asked.delete(page)
    for (const event of answer.value.events) this.#events.set(event.seq, event)
    // The last page still grows.
    if (answer.value.events.length < pageSize) this.#asked.delete(page)
    for (const listener of this.#listeners) listener()
  }
}
