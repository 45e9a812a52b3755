// The server's time on this device: records say when they were written, and a device's clock may be hours off.
import { maxClockAheadMs } from '#shared/records/authorize.ts'

/** When the server answered, by its own clock, and between which moments of this device that was. */
export interface TimedAnswer {
  /** The `Date` header: the second in which the server answered. */
  readonly date: string | null
  readonly askedAt: number
  readonly answeredAt: number
}

/** A device's clock, set by the server's. */
export class ServerClock {
  readonly #device: () => number
  readonly #onChange: (aheadMs: number) => void
  #aheadMs: number
  /** Between what it must be, by all that the server said. */
  #range = { least: -Infinity, most: Infinity }

  /** @param aheadMs what was known of it at an earlier visit. @param onChange called when something else is found out. */
  constructor(device: () => number, { aheadMs = 0, onChange = () => {} }: ClockOptions = {}) {
    this.#device = device
    this.#aheadMs = aheadMs
    this.#onChange = onChange
  }

  /** Milliseconds since 1970, as far as it is known by the server's clock. */
  readonly now = (): number => this.#device() - this.#aheadMs

  /** How far the device is ahead of the server, milliseconds; below zero where it is behind. */
  get aheadMs(): number {
    return this.#aheadMs
  }

  /** Milliseconds since 1970, by this device alone. */
  readonly device = (): number => this.#device()

  /**
   * Takes note of when the server answered. That is known to the second and to the length of the call: as long as both clocks agree
   * within that, nothing changes, so that the time never goes back and forth.
   */
  readonly learn = ({ date, askedAt, answeredAt }: TimedAnswer): void => {
    const second = date === null ? Number.NaN : Date.parse(date)
    if (Number.isNaN(second)) return
    const said = { least: askedAt - (second + 1000), most: answeredAt - second }
    const both = { least: Math.max(said.least, this.#range.least), most: Math.min(said.most, this.#range.most) }
    // One of the clocks was set since.
    this.#range = both.least <= both.most ? both : said
    const { least, most } = this.#range
    if (this.#aheadMs >= least && this.#aheadMs <= most) return
    this.#aheadMs = Math.round((least + most) / 2)
    this.#onChange(this.#aheadMs)
  }

  /** A record whose moments the server would refuse, with the moments that were meant. */
  readonly corrected = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const now = this.now()
    const late = moments.flatMap((field) => {
      const at = (value as Readonly<Record<string, unknown>>)[field]
      return typeof at === 'number' && at > now + maxClockAheadMs ? [[field, Math.min(at - this.#aheadMs, now)]] : []
    })
    return late.length === 0 ? value : { ...value, ...Object.fromEntries(late) }
  }
}

/** What a clock begins with. */
export interface ClockOptions {
  readonly aheadMs?: number
  readonly onChange?: (aheadMs: number) => void
}

/** The fields in which a record says when it was written. */
const moments = ['at', 'editedAt'] as const
