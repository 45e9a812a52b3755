// How often something may happen: a burst at once, then a steady rate. rate-limiter-flexible answers by promise and by key;
// on the path of every update one plain number must do.

/** See above. */
export class TokenBucket {
  readonly #perMs: number
  readonly #burst: number
  #tokens: number
  #at = 0

  /** @param options.perSecond 0 for no limit. */
  constructor(options: { perSecond: number; burst: number }) {
    this.#perMs = options.perSecond / 1000
    this.#burst = options.burst
    this.#tokens = options.burst
  }

  /**
   * Takes one, or as many as something weighs.
   * @param now milliseconds on any steady clock.
   * @returns how long to wait before the next, milliseconds; 0 while within the rate.
   */
  take(now: number, weight = 1): number {
    if (this.#perMs === 0) return 0
    this.#fill(now)
    this.#tokens -= weight
    return this.#tokens >= 0 ? 0 : -this.#tokens / this.#perMs
  }

  /** Takes as many where there are as many: what is refused is not owed, so that whoever slows down is heard again at once. */
  takeIfAny(now: number, weight = 1): boolean {
    if (this.#perMs === 0) return true
    this.#fill(now)
    if (this.#tokens < weight) return false
    this.#tokens -= weight
    return true
  }

  /** Whether so much was taken beyond the rate that waiting does not help: a whole burst more. */
  get overdrawn(): boolean {
    return this.#tokens < -this.#burst
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) * this.#perMs)
    this.#at = now
  }
}
