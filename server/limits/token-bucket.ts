// A token bucket: a burst at once, then a steady rate. rate-limiter-flexible answers with a promise for each key, which is too slow on
// the path of every update.

/** One bucket. */
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
   * Takes one token, or several for something heavier.
   * @param now milliseconds on any steady clock.
   * @returns how long to wait before the next, milliseconds; 0 while within the rate.
   */
  take(now: number, weight = 1): number {
    if (this.#perMs === 0) return 0
    this.#fill(now)
    this.#tokens -= weight
    return this.#tokens >= 0 ? 0 : -this.#tokens / this.#perMs
  }

  /** Takes the tokens only if there are enough. A refusal costs none, so a sender that slows down is accepted again at once. */
  takeIfAny(now: number, weight = 1): boolean {
    if (this.#perMs === 0) return true
    this.#fill(now)
    if (this.#tokens < weight) return false
    this.#tokens -= weight
    return true
  }

  /** Whether the sender ignores the waiting time: a whole burst was taken beyond the rate. */
  get overdrawn(): boolean {
    return this.#tokens < -this.#burst
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) * this.#perMs)
    this.#at = now
  }
}
