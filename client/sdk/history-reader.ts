// History as it is told: in order, once each, and without gaps; what a channel missed is read afterwards.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { EventPage } from './room.ts'

/** A gap that cannot be read now is tried again; by then the connection may be back. */
const againAfterMs = 2_000

export interface HistoryReaderOptions {
  /** Reads the events after a sequence, oldest first. */
  read(after: number): Promise<Outcome<EventPage>>
  tell(events: readonly HistoryEvent[]): void
}

/** See above. */
export class HistoryReader {
  readonly #options: HistoryReaderOptions
  /** The last sequence told; undefined until it is known from where on to tell. */
  #position: number | undefined
  /** The highest sequence that is known to exist. */
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
    else this.#tell(events)
  }

  /** The history reaches to here. The first time this is where telling begins, later it shows what was missed. */
  catchUp(seq: number): void {
    this.#position ??= seq
    this.#known = Math.max(this.#known, seq)
    if (this.#known > this.#position) void this.#fillGap()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#again)
  }

  #tell(events: readonly HistoryEvent[]): void {
    const position = this.#position ?? 0
    const news = events.filter(({ seq }) => seq > position)
    if (news.length === 0 || this.#closed) return
    this.#position = news.at(-1)?.seq
    this.#options.tell(news)
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
      this.#tell(page.value.events)
    }
    this.#reading = false
  }
}
