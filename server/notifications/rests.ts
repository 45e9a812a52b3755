// A channel whose server is down rests for a while, and longer each time.
import type { StoredNotification } from './outbox.ts'

type Channel = StoredNotification['channel']

const firstRestMs = 15_000
const maxRestMs = 10 * 60_000

/** The channels that rest. */
export class Rests {
  readonly #until = new Map<Channel, { readonly until: number; readonly times: number }>()

  resting(now: number): Channel[] {
    return [...this.#until].filter(([, { until }]) => until > now).map(([channel]) => channel)
  }

  /** The server of a channel is down. Several messages that fail at the same time count once. */
  rest(channel: Channel, now: number): void {
    const known = this.#until.get(channel)
    if (known && known.until > now) return
    const times = (known?.times ?? 0) + 1
    this.#until.set(channel, { until: now + Math.min(firstRestMs * 2 ** (times - 1), maxRestMs), times })
  }

  /** The server of a channel has taken a message. */
  wake(channel: Channel): void {
    this.#until.delete(channel)
  }

  /** When the next channel may be tried again. */
  nextEnd(now: number): number | undefined {
    const ends = [...this.#until.values()].map(({ until }) => until).filter((until) => until > now)
    return ends.length === 0 ? undefined : Math.min(...ends)
  }
}
