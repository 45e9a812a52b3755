// Long work in small pieces: everything else in the process gets its turn in between.
import { setImmediate as breathe } from 'node:timers/promises'

/** As long as others may be kept waiting, milliseconds. */
const maxTurnMs = 5

/** See above. To be asked after each piece. */
export class Turns {
  #began = performance.now()

  /** Lets the others go first, where they have waited long enough. */
  async give(): Promise<void> {
    if (performance.now() - this.#began < maxTurnMs) return
    await breathe()
    this.#began = performance.now()
  }
}
