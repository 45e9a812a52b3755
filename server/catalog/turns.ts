// Long work in small pieces: it yields to the event loop in between.
import { setImmediate as breathe } from 'node:timers/promises'

/** How long the event loop may be blocked, milliseconds. */
const maxTurnMs = 5

/** Yields; to be called after each piece. */
export class Turns {
  #began = performance.now()

  /** Yields to the event loop where it was blocked long enough. */
  async give(): Promise<void> {
    if (performance.now() - this.#began < maxTurnMs) return
    await breathe()
    this.#began = performance.now()
  }
}
