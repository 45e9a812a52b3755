// When to try again: soon at first, then less and less often, with jitter, for all clients of a server lose it at the same time.

const firstMs = 200
const longestMs = 5_000

/** Schedules one attempt at a time. */
export class Retry {
  readonly #attempt: () => void
  readonly #random: () => number
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  constructor(options: { attempt: () => void; random: () => number }) {
    this.#attempt = options.attempt
    this.#random = options.random
  }

  /** How many attempts failed since the last success. */
  get failures(): number {
    return this.#failures
  }

  /** The attempt failed, or its connection was lost. */
  later(): void {
    this.#schedule(Math.min(firstMs * 2 ** this.#failures, longestMs) * (0.5 + this.#random() / 2))
    this.#failures++
  }

  /** Tries at once: the network is back, or the token is new. */
  soon(): void {
    this.#schedule(0)
  }

  /** The attempt succeeded. */
  succeeded(): void {
    this.#failures = 0
    clearTimeout(this.#timer)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #schedule(delayMs: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#attempt, delayMs)
  }
}
