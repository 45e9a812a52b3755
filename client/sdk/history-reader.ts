// History events in order, once each, and without gaps; events that the channel missed are read afterwards.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { EventPage } from './event-page.ts'

/** After this long a gap that could not be read is tried again; by then the connection may be back. */
const againAfterMs = 2_000

export interface HistoryReaderOptions {
  /** Reads the events after a sequence, oldest first. */
  read(after: number): Promise<Outcome<EventPage>>
  emit(events: readonly HistoryEvent[]): void
}

/** Orders the history events of one room. */
export class HistoryReader {
  readonly #options: HistoryReaderOptions
  /** The sequence of the last event emitted; undefined until the first position is known. */
  #position: number | undefined
  /** The highest sequence known to exist. */
  #known = 0
  #reading = false
  #again: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(options: HistoryReaderOptions) {
    this.#options = options
  }

  /** Takes events from the channel. */
  take(events: readonly HistoryEvent[]): void {
    const first = events[0]
    if (!first) return
    this.#position ??= first.seq - 1
    this.#known = Math.max(this.#known, events.at(-1)?.seq ?? 0)
    if (first.seq > this.#position + 1 || this.#reading) void this.#fillGap()
    else this.#emit(events)
  }

  /** The history reaches to `seq`. The first call sets where events begin; later calls show what was missed. */
  catchUp(seq: number): void {
    this.#position ??= seq
    this.#known = Math.max(this.#known, seq)
    if (this.#known > this.#position) void this.#fillGap()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#again)
  }

  #emit(events: readonly HistoryEvent[]): void {
    const position = this.#position ?? 0
    const news = events.filter(({ seq }) => seq > position)
    if (news.length === 0 || this.#closed) return
    this.#position = news.at(-1)?.seq
    this.#options.emit(news)
  }

  async #fillGap(): Promise<void> {
    if (this.#reading) return
    this.#reading = true
    clearTimeout(this.#again)
    while (!this.#closed && this.#known > (this.#position ?? 0)) {
      const page = await this.#options.read(this.#position ?? 0)
      if (!page.ok || page.value.events.length === 0) {
        this.#again = setTimeout(() => void this.#fillGap(), againAfterMs)
        break
      }
      this.#emit(page.value.events)
    }
    this.#reading = false
  }
}
