// A channel whose server is down is left alone for a while, and longer each time, whatever waits for it.
import type { StoredNotification } from './outbox.ts'

type Channel = StoredNotification['channel']

const firstRestMs = 15_000
const maxRestMs = 10 * 60_000

/** See above. */
export class Rests {
  readonly #until = new Map<Channel, { readonly until: number; readonly times: number }>()

  resting(now: number): Channel[] {
    return [...this.#until].filter(([, { until }]) => until > now).map(([channel]) => channel)
  }

  /** Its server is down. Several notices that find this out at the same time are one. */
  rest(channel: Channel, now: number): void {
    const known = this.#until.get(channel)
    if (known && known.until > now) return
    const times = (known?.times ?? 0) + 1
    this.#until.set(channel, { until: now + Math.min(firstRestMs * 2 ** (times - 1), maxRestMs), times })
  }

  /** It took something. */
  wake(channel: Channel): void {
    this.#until.delete(channel)
  }

  /** When the next of them may be tried again. */
  nextEnd(now: number): number | undefined {
    const ends = [...this.#until.values()].map(({ until }) => until).filter((until) => until > now)
    return ends.length === 0 ? undefined : Math.min(...ends)
  }
}
