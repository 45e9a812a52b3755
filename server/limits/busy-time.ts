// How much of the main thread's time a call took that waits in between. While several are under way, what the thread does is theirs in
// equal shares; what it waits is nobody's.
import { performance } from 'node:perf_hooks'

/** Measures calls. */
export class BusyTime {
  #open = 0
  /** The share of one call, if it had been under way from the beginning. */
  #share = 0
  #seen = performance.eventLoopUtilization()

  /** A call begins. @returns to be called once at its end: the time that it took, milliseconds. */
  begin(): () => number {
    this.#look()
    this.#open += 1
    const began = this.#share
    return () => {
      this.#look()
      this.#open -= 1
      return this.#share - began
    }
  }

  #look(): void {
    const now = performance.eventLoopUtilization()
    if (this.#open > 0) this.#share += (now.active - this.#seen.active) / this.#open
    this.#seen = now
  }
}
